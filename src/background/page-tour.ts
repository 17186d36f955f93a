import * as v from 'valibot';
import {
  OwnSeenSchema,
  type Post,
  PostSchema,
  TilePlaceSchema,
  type TourReport,
  TourReportSchema,
  ViewportSchema,
} from '../evidence/index.ts';
import type { TourStand } from '../messages/calls.ts';
import { callContent } from '../messages/rpc.ts';
import { within } from './time-limit.ts';

/** A step scrolls, waits for images and frames, and reads the posts there. */
const STEP_LIMIT_MS = 8_000;
const LOOK_LIMIT_MS = 2_000;

const number = v.number();
const text = v.pipe(v.string(), v.maxLength(8_000));
const StandSchema = v.object({
  place: v.omit(TilePlaceSchema, ['number']),
  rightToLeft: v.boolean(),
  scrolls: number,
  covers: number,
  measure: v.object({
    url: text,
    title: v.string(),
    visible: v.boolean(),
    openedAt: number,
    painted: v.boolean(),
    viewport: ViewportSchema,
    disturbances: v.object({ hidden: number, navigated: number, scrolled: number, resized: number }),
  }),
  own: OwnSeenSchema.entries.places,
});
const EndSchema = v.object({
  report: TourReportSchema,
  posts: v.pipe(v.array(PostSchema), v.maxLength(2_000)),
});

/*
 * The answers come from a process that runs the page's own code, so their shape is checked. Each of these throws
 * ValiError, CallError, NoAnswerError or TimeLimitError.
 */

export async function startTour(tabId: number): Promise<TourStand> {
  return v.parse(StandSchema, await within(LOOK_LIMIT_MS, callContent(tabId, 'tourStart', {})));
}

export async function stepOnTour(
  tabId: number,
  to: { number: number; x: number; y: number },
): Promise<TourStand> {
  return v.parse(StandSchema, await within(STEP_LIMIT_MS, callContent(tabId, 'tourStep', to)));
}

export async function lookOnTour(tabId: number): Promise<TourStand> {
  return v.parse(StandSchema, await within(LOOK_LIMIT_MS, callContent(tabId, 'tourLook', {})));
}

export async function endTour(tabId: number): Promise<{ report: TourReport; posts: Post[] }> {
  return v.parse(EndSchema, await within(STEP_LIMIT_MS, callContent(tabId, 'tourEnd', {})));
}

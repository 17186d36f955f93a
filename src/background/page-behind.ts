import * as v from 'valibot';
import {
  type FreshResponse,
  FreshResponseSchema,
  type ZonedInstant,
  ZonedInstantSchema,
} from '../evidence/index.ts';
import type { SnapshotText } from '../messages/calls.ts';
import { callContent } from '../messages/rpc.ts';
import { within } from './time-limit.ts';

/** The page is walked in slices between its own work. */
const WALK_LIMIT_MS = 6_000;
/** Longer than the content script gives pictures to arrive. */
const TEXT_LIMIT_MS = 16_000;
const FRESH_LIMIT_MS = 20_000;

const text = v.pipe(v.string(), v.maxLength(2_000));
const StartSchema = v.object({ url: v.string(), takenAt: ZonedInstantSchema });
const SnapshotSchema = v.object({
  html: v.pipe(v.string(), v.maxLength(40_000_000)),
  cut: v.boolean(),
  lacking: v.pipe(v.array(v.strictObject({ what: text, url: text, why: text })), v.maxLength(200)),
  lackingMore: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const FreshSchema = v.object({
  about: FreshResponseSchema,
  body: v.pipe(v.string(), v.maxLength(9_000_000), v.base64()),
});

/*
 * The answers come from a process that runs the page's own code, so their shape is checked. Each of these throws
 * ValiError, CallError, NoAnswerError or TimeLimitError.
 */

export async function askSnapshotStart(tabId: number): Promise<{ url: string; takenAt: ZonedInstant }> {
  return v.parse(StartSchema, await within(WALK_LIMIT_MS, callContent(tabId, 'snapshotStart', {})));
}

export async function askSnapshotText(tabId: number): Promise<SnapshotText> {
  return v.parse(SnapshotSchema, await within(TEXT_LIMIT_MS, callContent(tabId, 'snapshotText', {})));
}

export async function askFreshResponse(tabId: number): Promise<{ about: FreshResponse; body: string }> {
  return v.parse(FreshSchema, await within(FRESH_LIMIT_MS, callContent(tabId, 'freshResponse', {})));
}

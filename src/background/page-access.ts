import * as v from 'valibot';
import browser from 'webextension-polyfill';
import contentScript from '../content/index.ts?iife';
import { type OwnSeen, OwnSeenSchema, parseReading, type Reading } from '../evidence/index.ts';
import type { Measure, PostBox, ReadTarget } from '../messages/calls.ts';
import { callContent } from '../messages/rpc.ts';
import { within } from './time-limit.ts';

/** A page busy with its own script is not waited for longer than this before its picture is taken. */
const MEASURE_LIMIT_MS = 800;
const READ_LIMIT_MS = 20_000;
/** Longer than the content script waits for the images around a post. */
const SHOW_LIMIT_MS = 3_000;

/** The page cannot be read by an extension: a PDF, an error page, or one the browser protects. */
export class PageNotReadableError extends Error {
  override readonly name = 'PageNotReadableError';
}

/** A page still loading is not entered before its document is all there. */
const ENTER_LIMIT_MS = 10_000;

/**
 * Put our script into the top frame of `tabId`, `atOnce` or not at all where its picture waits for it. Doing it twice
 * is harmless. Throws PageNotReadableError.
 */
export async function enterPage(tabId: number, atOnce = false): Promise<void> {
  try {
    await within(
      atOnce ? MEASURE_LIMIT_MS : ENTER_LIMIT_MS,
      browser.scripting.executeScript({ target: { tabId }, files: [contentScript] }),
    );
  } catch (problem) {
    throw new PageNotReadableError(problem instanceof Error ? problem.message : String(problem));
  }
}

/** The window as the page sees it, or null where the page does not answer in time. */
export async function measurePage(tabId: number): Promise<Measure | null> {
  try {
    return await within(MEASURE_LIMIT_MS, callContent(tabId, 'measure', {}));
  } catch {
    return null;
  }
}

/** Bring the post last read into the window, or put the page back; where the page does not answer, it stays. */
export async function movePost(tabId: number, move: 'showPost' | 'leavePost'): Promise<void> {
  await within(SHOW_LIMIT_MS, callContent(tabId, move, {})).catch(() => undefined);
}

/** Where the post last read lies now; null where it is not drawn, or the page does not answer. */
export async function askPostBox(tabId: number): Promise<PostBox | null> {
  try {
    return await within(MEASURE_LIMIT_MS, callContent(tabId, 'postBox', {}));
  } catch {
    return null;
  }
}

/**
 * What the window shows of the person's own account, and the page as it stood then; null where the site's reader does not know, or
 * the page does not answer.
 */
export async function askOwnSeen(tabId: number): Promise<{ own: OwnSeen; measure: Measure } | null> {
  try {
    const seen = await within(MEASURE_LIMIT_MS, callContent(tabId, 'ownSeen', {}));
    return seen && { own: v.parse(OwnSeenSchema, seen.own), measure: seen.measure };
  } catch {
    return null;
  }
}

/**
 * What our script reads from the page. It comes from a process that runs the page's own code, so its shape is
 * checked before anything trusts it. Throws FormatError, CallError, NoAnswerError or TimeLimitError.
 */
export async function readPage(tabId: number, target: ReadTarget): Promise<Reading> {
  return parseReading(await within(READ_LIMIT_MS, callContent(tabId, 'read', { target })));
}

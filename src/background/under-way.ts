/*
 * Captures that are going on in this run of the worker. After a restart none is, and what was cut off is finished or
 * labelled by resume.ts.
 */

interface UnderWay {
  tabId: number;
  stop: AbortController;
  done: Promise<void>;
}

const captures = new Map<string, UnderWay>();

/** Run the capture of `recordId`; its signal is aborted when the person wants no more of the page. */
export async function captureUnderWay(
  recordId: string,
  tabId: number,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const done = work(stop.signal);
  captures.set(recordId, { tabId, stop, done });
  try {
    await done;
  } finally {
    captures.delete(recordId);
  }
}

/** Ask the capture of `recordId` to keep what it has and put the page back. Does nothing where it is over. */
export function stopCapture(recordId: string): void {
  captures.get(recordId)?.stop.abort();
}

/** As stopCapture for whatever goes on in `tabId`; resolves when the page is as it was. */
export async function freeTab(tabId: number): Promise<void> {
  for (const capture of captures.values()) {
    if (capture.tabId !== tabId) continue;
    capture.stop.abort();
    await capture.done.catch(() => undefined);
  }
}

import { canonicalJson, type Evidence, type Missing, type Reading } from '../evidence/index.ts';
import type { ReadTarget } from '../messages/calls.ts';
import { detailOf, isFull, keepFile } from './keep-file.ts';
import { PageNotReadableError, readPage } from './page-access.ts';
import type { TabNow } from './tab-watch.ts';

function withPost(reading: Reading): (evidence: Evidence) => Evidence {
  const { focus } = reading;
  return evidence => ({
    ...evidence,
    post: focus ? (reading.posts[focus.index] ?? null) : null,
    focus: focus ? { basis: focus.basis, sure: focus.sure } : null,
  });
}

/** Read the page and keep what was read: the reading as canonical JSON, and the page's text beside it. */
export async function keepReading(
  recordId: string,
  tab: Pick<TabNow, 'id' | 'url'>,
  target: ReadTarget,
): Promise<Missing | null> {
  try {
    const reading = await readPage(tab.id, target);
    if (reading.url !== tab.url) return { what: 'reading', why: 'page changed', detail: reading.url };
    const made = {
      at: reading.readAt,
      how: 'content script',
      viewport: reading.viewport,
      width: null,
      height: null,
    };
    const encode = (text: string) => new TextEncoder().encode(text);
    const text = {
      name: 'page.txt',
      role: 'page text',
      mediaType: 'text/plain;charset=utf-8',
      made,
    } as const;
    await keepFile(recordId, text, encode(reading.pageText));
    const json = { name: 'reading.json', role: 'reading', mediaType: 'application/json', made } as const;
    await keepFile(recordId, json, encode(canonicalJson(reading)), withPost(reading));
    return null;
  } catch (problem) {
    const why = isFull(problem)
      ? 'storage failed'
      : problem instanceof PageNotReadableError
        ? 'page not readable'
        : 'reading failed';
    return { what: 'reading', why, detail: detailOf(problem) };
  }
}

import type { KeptRecord } from '../evidence/index.ts';
import { COVER, coverWords } from './cover-words.ts';

/** Fields whose values are ours, not the page's: a word of the page may be one of them by chance. */
const OURS = new Set([
  'kind',
  'basis',
  'why',
  'site',
  'scheme',
  'source',
  'verdict',
  'precision',
  'zone',
  'instant',
  'earliest',
  'latest',
  'enteredAt',
]);

/** The count of unread notifications sites put before a page's title: `(3) ホーム`. */
const UNREAD = /^\((\d+)(\+?)\)/;

function covering<T>(value: T, cover: (text: string) => string): T {
  if (typeof value === 'string') return cover(value) as T;
  if (Array.isArray(value)) return value.map(one => covering(one, cover)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    OURS.has(key) ? one : covering(one, cover),
  ]);
  return Object.fromEntries(entries) as T;
}

/** A page's title without how many notifications waited. */
export function coverUnread(title: string): string {
  return title.replace(UNREAD, (_, count: string, more: string) => `(${COVER.repeat(count.length)}${more})`);
}

/**
 * `record` with every text of page and person covered by `forms`, and how many places that were. What Hozen itself wrote (times,
 * hashes, the record's number) stays; so does the hash of the record as it was sealed.
 */
export function coverRecord(
  record: KeptRecord,
  forms: readonly string[],
): { record: KeptRecord; count: number } {
  let count = 0;
  const cover = (text: string) => {
    const covered = coverWords(text, forms);
    count += covered.count;
    return covered.text;
  };
  const { evidence, enteredTime, note } = record;
  const page = covering({ ...evidence.page, title: coverUnread(evidence.page.title) }, cover);
  const masked: KeptRecord = {
    ...record,
    evidence: { ...evidence, page, post: covering(evidence.post, cover) },
    enteredTime: enteredTime && { ...enteredTime, typed: cover(enteredTime.typed) },
    ...(note !== undefined && { note: cover(note) }),
  };
  return { record: masked, count };
}

import type { Post } from '../../../src/evidence/index.ts';
import { readAt } from '../on-page.ts';

/** Read as somebody far from Japan would have it, so that no zone of the browser slips in. */
export const at = (html: string, url: string) => readAt(html, url, 'America/New_York');

/** A post on four lines: its address, its time, who wrote it, what it says. */
export function brief({ permalink, time, author, text }: Post): (string | null)[] {
  const { displayName, handle, immutableId, profileUrl } = author;
  return [
    permalink.kind === 'known' ? permalink.url : null,
    time.kind === 'absolute'
      ? `${time.instant} ${time.precision} ${time.certain ? 'certain' : 'unsure'} ${time.source}`
      : `${time.kind} ${time.raw}`,
    [displayName, handle, immutableId?.value, profileUrl].filter(Boolean).join(' | '),
    text,
  ];
}

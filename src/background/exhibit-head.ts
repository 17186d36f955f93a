import type { Say } from '../_locales/say.ts';
import { postLines } from '../advice/post-lines.ts';
import { RELOAD_WORDS } from '../advice/reload-words.ts';
import { type Evidence, inJst, type KeptRecord } from '../evidence/index.ts';
import type { HeadLine } from './draw/exhibit.ts';

/** A record that is not sealed yet, as the wording wants it. */
const asRecord = (evidence: Evidence): KeptRecord => ({
  evidence,
  sha256: '',
  enteredTime: null,
  postConfirmed: false,
  exportedAt: null,
  sentAt: null,
  supersededBy: null,
});

/** What stands above the picture of an exhibit: whole addresses, and each time in Japan's and in universal time. `originals` are the files the picture was made from. */
export function exhibitHead(
  evidence: Evidence,
  originals: readonly string[],
  framed: boolean,
  say: Say,
): HeadLine[] {
  const { address, time, captured, author } = postLines(asRecord(evidence), say);
  const line = (label: Parameters<Say>[0], text: string): HeadLine => ({ label: say(label), text });
  const { reloaded } = evidence;
  const files = evidence.files.filter(({ name }) => originals.includes(name));
  return [
    line('exhibit_page_url', address.pageUrl),
    line('exhibit_page_title', address.pageTitle),
    ...(address.of === 'page' || address.text === address.pageUrl
      ? []
      : [{ label: address.label, text: address.text }]),
    ...(evidence.post ? [line('exhibit_author', author.line)] : []),
    line(
      'exhibit_post_time',
      [time.jst, time.utc && `(${time.utc})`, time.precision].filter(Boolean).join(' '),
    ),
    ...(time.kind === 'unknown' ? [] : [line('exhibit_shown', `${time.shown} ${time.basis}`)]),
    ...time.doubts.map(doubt => line('exhibit_doubt', doubt)),
    line('exhibit_captured', `${captured.jst} (${captured.utc})`),
    ...captured.others.map(other => line('exhibit_clock', other)),
    ...(reloaded
      ? [line('exhibit_reloaded', say(RELOAD_WORDS[reloaded.post], inJst(reloaded.at.instant)))]
      : []),
    ...files.map(({ name, sha256 }) => line('exhibit_original', `${name} SHA-256 ${sha256}`)),
    line('exhibit_note', say(framed ? 'exhibit_note_framed' : 'exhibit_note_plain')),
  ];
}

import type { MessageKey, Say } from '../_locales/say.ts';
import type { KeptRecord } from '../evidence/index.ts';
import type { FormLine } from './form.ts';
import { type Operator, siteName } from './operator.ts';
import type { PostLines } from './post-lines.ts';
import { visibleEverywhere } from './shown-text.ts';

const said = (text: string): FormLine => ({ text, kind: 'said' });
const note = (text: string): FormLine => ({ text, kind: 'note' });

/** Where the post is: its address, and what must be known of it. */
export function placeLines({ address }: PostLines): FormLine[] {
  return [said(address.text), ...address.notes.map(note)];
}

/** What else tells which post it is. What the page did not give has no line. */
export function identifyingLines(
  record: KeptRecord,
  operator: Operator,
  { address, time, author }: PostLines,
  say: Say,
): FormLine[] {
  const pair = (label: MessageKey, value: string | null): FormLine[] =>
    value ? [said(say('letters_pair', say(label), value))] : [];
  return [
    ...pair('advice_letter_site', siteName(operator, record.evidence.page.url)),
    ...pair('advice_letter_thread', address.threadTitle),
    ...(address.of === 'thread' ? [] : pair('advice_letter_thread_url', address.threadUrl)),
    ...pair('advice_letter_number', address.number),
    ...pair('advice_letter_time', time.utc ? say('advice_letter_two_clocks', time.jst, time.utc) : time.jst),
    ...pair('advice_letter_precision', time.precision),
    ...pair('advice_letter_shown', time.shown),
    ...pair('advice_letter_entered', time.entered?.jst ?? null),
    ...time.doubts.map(note),
    ...pair('advice_letter_display_name', author.displayName),
    ...pair('advice_letter_handle', author.handle),
    ...pair('advice_letter_id', author.immutableId),
  ];
}

/** The post's text, a line each. */
export function postTextLines({ evidence: { post } }: KeptRecord, say: Say): FormLine[] {
  if (post === null) return [{ text: say('advice_letter_text_unknown') }];
  if (post.text === '') return [{ text: say('advice_letter_text_empty') }];
  return visibleEverywhere(post.text)
    .split(/\r\n|[\r\n]/)
    .map(said);
}

import type { MessageKey, Say } from '../../_locales/say.ts';
import { postLines } from '../../advice/post-lines.ts';
import { visibleEverywhere } from '../../advice/shown-text.ts';
import type { DocumentItem } from './document-item.ts';
import { csv } from './list.ts';
import { cellText, type ListField, type ListLine } from './list-line.ts';

/**
 * 投稿記事目録: each post by what a court tells it from others by — address, time in both clocks with its source and precision,
 * the account with its immutable id, the text. Fields are the same for every post; what is not known has no lines.
 */
export function postList(items: readonly DocumentItem[], say: Say): ListField[][] {
  return items.map(item => fieldsOf(item, say));
}

/** The same as a table for spreadsheets. */
export function postListCsv(items: readonly DocumentItem[], say: Say): string {
  const posts = postList(items, say);
  const head = (posts[0] ?? []).map(({ label }) => label);
  const rows = posts.map((fields, at) => [String(at + 1), ...fields.map(cellText)]);
  return csv([[say('lists_number'), ...head], ...rows]);
}

function fieldsOf({ record }: DocumentItem, say: Say): ListField[] {
  const { address, time, author, state } = postLines(record, say);
  const { post } = record.evidence;
  const said = (text: string | null): ListLine[] => (text ? [{ text, kind: 'said' }] : []);
  const notes = (texts: readonly (string | null)[]): ListLine[] =>
    texts.flatMap(text => (text ? [{ text, kind: 'note' as const }] : []));
  const field = (label: MessageKey, ...lines: ListLine[][]): ListField => ({
    label: say(label),
    lines: lines.flat(),
  });
  return [
    field('lists_url', said(address.text), notes(address.notes)),
    field('lists_posted_jst', said(time.jst)),
    field('lists_posted_utc', said(time.utc)),
    field('lists_source', said(time.basis), said(time.precision), notes(time.doubts)),
    field('lists_shown', said(time.shown)),
    field('lists_entered', said(time.entered?.jst ?? null)),
    field('lists_account_name', said(author.displayName)),
    field('lists_account_handle', said(author.handle)),
    field('lists_account_id', said(author.immutableId)),
    field('lists_profile', said(author.profileUrl)),
    field('lists_thread', said(address.threadTitle), said(address.threadUrl)),
    field('lists_res', said(address.number)),
    field('lists_text', textLines(post?.text ?? null, say)),
    field('lists_open', notes([address.unconfirmed, ...state.open, ...state.missing])),
  ];
}

function textLines(text: string | null, say: Say): ListLine[] {
  if (text === null) return [{ text: say('doc_fact_text_none') }];
  if (text === '') return [{ text: say('doc_fact_text_empty') }];
  return visibleEverywhere(text)
    .split(/\r\n|[\r\n]/)
    .map(line => ({ text: line, kind: 'said' }));
}

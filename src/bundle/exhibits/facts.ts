import type { MessageKey, Say } from '../../_locales/say.ts';
import type { PostLines } from '../../advice/post-lines.ts';
import { RELOAD_WORDS } from '../../advice/reload-words.ts';
import { inJst, inUtc, type KeptRecord, type ZonedInstant } from '../../evidence/index.ts';
import type { FontFace } from './font-face.ts';
import { printableLine } from './printable.ts';
import { printableUrl } from './printable-url.ts';
import type { FactLine, FactRow } from './write-text.ts';

export interface FactsRequest {
  record: KeptRecord;
  lines: PostLines;
  made: ZonedInstant;
  software: string;
  say: Say;
  face: FontFace;
}

/** What a record says, row by row, in the order a reader looks for it: where, when, who, how kept, how whole. */
export function exhibitFacts(request: FactsRequest): FactRow[] {
  const { record, lines, made, software, say, face } = request;
  const { address, time, captured, author, state } = lines;
  const { evidence, sha256 } = record;
  const said = (text: string | null | undefined, kind?: FactLine['kind']): FactLine[] =>
    text ? [{ text: printableLine(text, face), ...(kind && { kind }) }] : [];
  const url = (text: string | null | undefined, kind?: FactLine['kind']): FactLine[] =>
    text ? [{ text: printableUrl(text, face), ...(kind && { kind }) }] : [];
  const notes = (texts: readonly (string | null)[]) => texts.flatMap(text => said(text, 'note'));
  const row = (label: MessageKey, ...parts: FactLine[][]): FactRow => ({
    label: say(label),
    lines: parts.flat(),
  });
  const entered = time.entered && {
    label: time.entered.label,
    lines: said(say('doc_fact_entered_value', time.entered.jst, time.entered.utc, time.entered.typed)),
  };
  const rows: FactRow[] = [
    {
      label: address.label,
      lines: [...url(address.text, 'strong'), ...notes([...address.notes, address.unconfirmed])],
    },
    row('doc_fact_number', said(address.number)),
    row('doc_fact_post_id', said(evidence.post?.id)),
    row('doc_fact_thread', said(address.threadTitle), url(address.threadUrl)),
    row('doc_fact_parent', url(address.parentUrl)),
    row('doc_fact_posting_url', url(evidence.post?.postingUrl)),
    row('doc_fact_page_url', url(address.pageUrl)),
    row('doc_fact_page_title', said(address.pageTitle)),
    row('pdf_fact_posted', said(time.jst, 'strong'), said(time.utc)),
    row('pdf_fact_posted_source', said(time.basis), said(time.precision, 'note'), notes(time.doubts)),
    row('doc_fact_shown', said(time.shown)),
    ...(entered ? [entered] : []),
    row('doc_fact_edited', said(evidence.post?.edited)),
    row('doc_fact_display_name', said(author.displayName ?? say('doc_fact_unknown'))),
    row('doc_fact_handle', said(author.handle ?? say('doc_fact_unknown'))),
    row('pdf_fact_id', said(author.immutableId ?? say('doc_fact_unknown'), 'strong')),
    row('doc_fact_other_ids', said(author.otherIds.join('、'))),
    row('doc_fact_profile', url(author.profileUrl)),
    row('pdf_fact_captured', said(captured.jst, 'strong'), said(captured.utc)),
    row('doc_fact_clock', notes([captured.zone, ...captured.others])),
    row('pdf_fact_reloaded', notes([reloadedLine(record, say)])),
    row(
      'doc_fact_state',
      said(state.line, 'strong'),
      [...state.missing, ...state.open].flatMap(line => said(line)),
      notes(state.lacks),
    ),
    row('pdf_fact_sha256', said(sha256), said(say('pdf_fact_record_id', evidence.id), 'note')),
    row(
      'pdf_fact_made',
      said(say('pdf_fact_made_value', inJst(made.instant), inUtc(made.instant), software), 'note'),
    ),
  ];
  return rows.filter(one => one.lines.length > 0);
}

function reloadedLine({ evidence: { reloaded } }: KeptRecord, say: Say): string | null {
  return reloaded ? say(RELOAD_WORDS[reloaded.post], inJst(reloaded.at.instant)) : null;
}

import type { Say } from '../_locales/say.ts';
import type { KeptRecord } from '../evidence/index.ts';
import { type Operator, siteName } from './operator.ts';
import type { PostLines } from './post-lines.ts';
import { unseenCharacters } from './shown-text.ts';

/** What the person must know of this record before a letter about it is sent. */
export function recordWarnings(record: KeptRecord, { address }: PostLines, say: Say): string[] {
  const unseen = unseenCharacters(record.evidence.post?.text ?? '');
  return [
    ...(address.unconfirmed === null ? [] : [address.unconfirmed]),
    ...(address.of === 'page' ? [say('advice_letter_warn_page_url')] : []),
    ...(unseen.length > 0 ? [say('advice_letter_warn_unseen', unseen.join(' '))] : []),
  ];
}

/** The site's operator as the addressee. */
export function addressee(record: KeptRecord, operator: Operator, say: Say): string {
  const site = siteName(operator, record.evidence.page.url);
  return say('advice_letter_to', operator.operator?.name ?? say('advice_letter_operator_of', site));
}

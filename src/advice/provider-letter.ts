import type { Say } from '../_locales/say.ts';
import { type Instant, inJst, inUtc, type KeptRecord } from '../evidence/index.ts';
import type { Form, FormLine } from './form.ts';
import { identifyingLines, placeLines } from './form-post.ts';
import { recordWarnings } from './letter-parts.ts';
import { operatorFor } from './operator.ts';
import { postLines } from './post-lines.ts';
import { shownLine } from './shown-text.ts';

/** A connection as the site disclosed it: without all of it, an access provider cannot tell whose it was. */
export interface Connection {
  sourceIp: string;
  sourcePort: number;
  destinationIp: string;
  /** To the second. */
  at: Instant;
}

export interface ProviderLetterWishes {
  connection: Connection;
  /** The access provider; null where it is not known. */
  provider: string | null;
  /** Null leaves a blank: a name is in only where the person asked for it. */
  ownName: string | null;
}

/**
 * ログ保存のお願い to an access provider, asked as a favour. Its fields and the wording of what to preserve follow
 * kandato.jp/blog/20231121; what providers ask for follows their own pages.
 */
export function providerLetter(
  record: KeptRecord,
  { connection, provider, ownName }: ProviderLetterWishes,
  say: Say,
): Form {
  const lines = postLines(record, say);
  const blank = say('advice_letter_blank');
  const value = (text: string): FormLine[] => [{ text }];
  const sender = (label: string, text: string) => ({ label, value: text, block: false });
  return {
    heading: say('letters_provider_heading'),
    to: say('advice_letter_to', provider === null ? say('letters_provider_to_blank') : shownLine(provider)),
    date: say('advice_letter_date'),
    sender: [
      sender(say('advice_letter_sender_address'), blank),
      sender(say('advice_letter_sender_name'), ownName === null ? blank : shownLine(ownName)),
      sender(say('advice_letter_sender_contact'), blank),
    ],
    lead: [say('letters_provider_lead'), say('letters_provider_ask')],
    rows: [
      {
        label: say('letters_provider_time'),
        lines: [{ text: inJst(connection.at) }, { text: inUtc(connection.at) }],
      },
      { label: say('letters_provider_ip'), lines: value(connection.sourceIp) },
      { label: say('letters_provider_port'), lines: value(String(connection.sourcePort)) },
      { label: say('letters_provider_destination'), lines: value(connection.destinationIp) },
      { label: say('letters_provider_basis'), lines: value(say('letters_provider_basis_blank')) },
      {
        label: say('letters_provider_post'),
        lines: [
          ...placeLines(lines),
          ...identifyingLines(record, operatorFor(record.evidence.page.url), lines, say),
        ],
      },
      {
        label: say('letters_provider_wanted'),
        lines: [{ text: say('letters_provider_wanted_1') }, { text: say('letters_provider_wanted_2') }],
      },
    ],
    closing: [say('letters_provider_reply'), say('advice_letter_closing')],
    beforeSending: [
      say('letters_provider_note_values'),
      say('advice_letter_warn_forwarded'),
      ...(ownName === null ? [] : [say('letters_provider_note_name')]),
      say('letters_provider_note_enclose'),
      say('letters_provider_note_voluntary'),
      say('advice_letter_warn_order'),
      ...recordWarnings(record, lines, say),
      say('letters_note_draft'),
    ],
  };
}

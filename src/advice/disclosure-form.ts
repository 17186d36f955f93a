import type { MessageKey, Say } from '../_locales/say.ts';
import type { KeptRecord } from '../evidence/index.ts';
import { blankLines, blankSender, type Form, type FormLine } from './form.ts';
import { identifyingLines, placeLines, postTextLines } from './form-post.ts';
import { addressee, recordWarnings } from './letter-parts.ts';
import type { Operator } from './operator.ts';
import { postLines } from './post-lines.ts';

const GROUNDS: readonly MessageKey[] = [
  'letters_ground_damages',
  'letters_ground_apology',
  'letters_ground_injunction',
  'letters_ground_deletion',
  'letters_ground_other',
];

const WANTED: readonly MessageKey[] = [
  'letters_wanted_name',
  'letters_wanted_address',
  'letters_wanted_phone',
  'letters_wanted_mail',
  'letters_wanted_ip',
  'letters_wanted_user',
  'letters_wanted_sim',
  'letters_wanted_time',
  'letters_wanted_other',
];

const HIDDEN: readonly MessageKey[] = [
  'letters_hidden_name',
  'letters_hidden_contact',
  'letters_hidden_reason',
  'letters_hidden_evidence',
];

/**
 * 発信者情報開示請求書 to the site's operator, by the fields of the standard form as law offices print them (before 2025-05;
 * isplaw.jp has the present wording). Nothing in it is ticked.
 */
export function disclosureForm(record: KeptRecord, operator: Operator, say: Say): Form {
  const lines = postLines(record, say);
  const boxes = (keys: readonly MessageKey[]): FormLine[] => keys.map(key => ({ text: say(key) }));
  return {
    heading: say('letters_disclosure_heading'),
    to: addressee(record, operator, say),
    date: say('advice_letter_date'),
    sender: blankSender(say),
    lead: [say('letters_disclosure_lead')],
    rows: [
      {
        label: say('letters_disclosure_equipment'),
        lines: [...placeLines(lines), ...identifyingLines(record, operator, lines, say)],
      },
      { label: say('letters_disclosure_what'), lines: postTextLines(record, say) },
      { label: say('letters_disclosure_right'), lines: [{ text: say('letters_row_right_blank') }] },
      {
        label: say('letters_disclosure_reason'),
        lines: [{ text: say('letters_row_reason_note'), kind: 'note' }, ...blankLines(5, say)],
      },
      { label: say('letters_disclosure_ground'), lines: boxes(GROUNDS) },
      {
        label: say('letters_disclosure_login'),
        lines: [{ text: say('letters_disclosure_login_note'), kind: 'note' }, ...blankLines(2, say)],
      },
      { label: say('letters_disclosure_wanted'), lines: boxes(WANTED) },
      {
        label: say('letters_disclosure_evidence'),
        lines: [
          { text: say('letters_evidence_record', lines.captured.jst) },
          { text: say('letters_evidence_more') },
        ],
      },
      { label: say('letters_disclosure_hidden'), lines: boxes(HIDDEN) },
    ],
    closing: [say('letters_disclosure_keep'), say('advice_letter_closing')],
    beforeSending: [
      say('letters_disclosure_court'),
      say('letters_note_forwarded'),
      say('letters_disclosure_copies'),
      say('letters_disclosure_order'),
      say('letters_note_wording'),
      say('letters_note_judgement'),
      ...recordWarnings(record, lines, say),
      say(operator.operator === null ? 'advice_operator_unknown' : 'letters_note_operator'),
      say('letters_note_draft'),
    ],
  };
}

import type { Say } from '../_locales/say.ts';
import type { KeptRecord } from '../evidence/index.ts';
import { blankLines, blankSender, type Form } from './form.ts';
import { identifyingLines, placeLines, postTextLines } from './form-post.ts';
import { addressee, recordWarnings } from './letter-parts.ts';
import type { Operator } from './operator.ts';
import { postLines } from './post-lines.ts';

/**
 * 侵害情報の通知書 兼 送信防止措置依頼書, by the fields of form ①-1 as law offices print them (before 2025-05; isplaw.jp has
 * the present wording). It is the last of all letters: what it asks for can end the logs.
 */
export function noticeForm(record: KeptRecord, operator: Operator, say: Say): Form {
  const lines = postLines(record, say);
  return {
    heading: say('letters_notice_heading'),
    to: addressee(record, operator, say),
    date: say('advice_letter_date'),
    sender: blankSender(say),
    lead: [say('letters_notice_lead')],
    rows: [
      { label: say('letters_row_where'), lines: placeLines(lines) },
      { label: say('letters_row_other'), lines: identifyingLines(record, operator, lines, say) },
      { label: say('letters_row_what'), lines: postTextLines(record, say) },
      { label: say('letters_row_right'), lines: [{ text: say('letters_row_right_blank') }] },
      {
        label: say('letters_row_reason'),
        lines: [{ text: say('letters_row_reason_note'), kind: 'note' }, ...blankLines(5, say)],
      },
      { label: say('letters_notice_consent'), lines: [{ text: say('letters_notice_consent_box') }] },
      { label: say('letters_notice_name'), lines: [{ text: say('letters_notice_name_box') }] },
    ],
    closing: [say('letters_notice_keep_logs'), say('advice_letter_closing')],
    beforeSending: [
      say('letters_notice_last'),
      ...(operator.deletionLosesLogs.answer === 'unknown' ? [] : [say('advice_deletion_loses_said')]),
      say('letters_note_forwarded'),
      say('letters_notice_shown'),
      say('letters_note_wording'),
      say('letters_note_judgement'),
      ...recordWarnings(record, lines, say),
      say(operator.operator === null ? 'advice_operator_unknown' : 'letters_note_operator'),
      say('letters_note_draft'),
    ],
  };
}

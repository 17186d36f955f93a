import type { Say } from '../_locales/say.ts';
import type { LetterField } from './letter.ts';

/** A line in a form's field. `said` is words of the page; a `note` explains. ＿＿ elsewhere is a blank to fill in. */
export interface FormLine {
  text: string;
  kind?: 'note' | 'said';
}

/** A field of a form: what it asks for, and what is known of it. */
export interface FormRow {
  label: string;
  lines: FormLine[];
}

/** A letter by the fields of a known form. What the record tells is filled in, the rest is left as blanks. */
export interface Form {
  heading: string;
  to: string;
  date: string;
  sender: LetterField[];
  lead: string[];
  rows: FormRow[];
  closing: string[];
  /** For the person's eyes before sending; no part of the letter. */
  beforeSending: string[];
}

/** Who sends it, all blanks: the person's name is never filled in unasked. */
export function blankSender(say: Say): LetterField[] {
  const labels = [
    say('advice_letter_sender_address'),
    say('letters_sender_seal'),
    say('advice_letter_sender_contact'),
  ];
  return labels.map(label => ({ label, value: say('advice_letter_blank'), block: false }));
}

/** A field with room for some lines of one's own. */
export function blankLines(count: number, say: Say): FormLine[] {
  return Array.from({ length: count }, () => ({ text: say('letters_blank_line') }));
}

/** The form as plain text, lines ended by `\n`, without the notes that are for the person only. */
export function formText(form: Form): string {
  return [
    form.date,
    '',
    form.to,
    '',
    ...form.sender.map(({ label, value }) => `${label}: ${value}`),
    '',
    form.heading,
    '',
    ...form.lead.flatMap(paragraph => [paragraph, '']),
    ...form.rows.flatMap(({ label, lines }) => [`■ ${label}`, ...lines.map(({ text }) => text), '']),
    ...form.closing.flatMap(paragraph => [paragraph, '']),
  ].join('\n');
}

/** The form as a text file, the notes for the person above it: byte-order mark and CRLF, as Windows' Notepad expects. */
export function formTextFile(form: Form, say: Say): string {
  const text = [
    say('doc_letter_txt_before'),
    ...form.beforeSending.map(note => `・${note}`),
    '',
    say('doc_letter_txt_from_here'),
    '',
    formText(form),
  ].join('\n');
  return `\ufeff${text.replace(/\r\n|\r|\n/g, '\r\n')}`;
}

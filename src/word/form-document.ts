import type { Say } from '../_locales/say.ts';
import type { Form } from '../advice/form.ts';
import type { Letter, LetterField } from '../advice/letter.ts';
import type { Instant } from '../evidence/index.ts';
import type { Block, WordDocument } from './blocks.ts';

const LABEL_AND_VALUE = [3, 10];

/** A letter by the fields of a form, with the notes for the person on a page before it. */
export function formDocument(form: Form, made: Instant, say: Say): WordDocument {
  return {
    title: form.heading,
    made,
    notes: notesPage(form.beforeSending, say),
    blocks: [
      ...letterHead(form),
      ...form.lead.map(paragraph),
      {
        kind: 'table',
        widths: LABEL_AND_VALUE,
        head: null,
        rows: form.rows.map(({ label, lines }) => [[{ text: label }], lines]),
      },
      ...form.closing.map(paragraph),
    ],
  };
}

/** ログ保存のお願い to a site's operator. */
export function letterDocument(letter: Letter, made: Instant, say: Say): WordDocument {
  return {
    title: letter.heading,
    made,
    notes: notesPage(letter.beforeSending, say),
    blocks: [
      ...letterHead(letter),
      ...letter.paragraphs.map(paragraph),
      { kind: 'heading', text: letter.postHeading },
      {
        kind: 'table',
        widths: LABEL_AND_VALUE,
        head: null,
        rows: letter.post.map(({ label, value }) => [
          [{ text: label }],
          value.split(/\r\n|[\r\n]/).map(text => ({ text, kind: 'said' })),
        ]),
      },
      { kind: 'heading', text: letter.wantedHeading },
      ...letter.wanted.map((text, at): Block => ({ kind: 'item', mark: `${at + 1}.`, line: { text } })),
      { kind: 'heading', text: letter.replyHeading },
      ...letter.reply.map(paragraph),
      paragraph(letter.closing),
    ],
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', line: { text } };
}

function letterHead({
  date,
  to,
  sender,
  heading,
}: {
  date: string;
  to: string;
  sender: readonly LetterField[];
  heading: string;
}): Block[] {
  return [
    { kind: 'paragraph', line: { text: date }, at: 'right' },
    paragraph(to),
    ...sender.map(
      ({ label, value }): Block => ({
        kind: 'paragraph',
        line: { text: `${label}: ${value}` },
        at: 'right',
      }),
    ),
    { kind: 'title', text: heading },
  ];
}

function notesPage(notes: readonly string[], say: Say): Block[] {
  return [
    { kind: 'title', text: say('letters_notes_title') },
    { kind: 'heading', text: say('letters_notes_take_out') },
    ...notes.map((text): Block => ({ kind: 'item', mark: '・', line: { text, kind: 'said' } })),
  ];
}

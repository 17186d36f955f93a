import type { Letter, LetterField } from './letter.ts';

/** The letter as plain text, lines ended by `\n`, without the notes that are for the person only. */
export function letterText(letter: Letter): string {
  return [
    letter.date,
    '',
    letter.to,
    '',
    ...letter.sender.map(oneLine),
    '',
    letter.heading,
    '',
    ...letter.paragraphs.flatMap(paragraph => [paragraph, '']),
    `■ ${letter.postHeading}`,
    ...letter.post.flatMap(fieldLines),
    '',
    `■ ${letter.wantedHeading}`,
    ...letter.wanted.map((wanted, index) => `${index + 1}. ${wanted}`),
    '',
    `■ ${letter.replyHeading}`,
    ...letter.reply,
    '',
    letter.closing,
    '',
  ].join('\n');
}

function oneLine({ label, value }: LetterField): string {
  return `${label}: ${value}`;
}

function fieldLines(field: LetterField): string[] {
  if (!field.block) return [`・${oneLine(field)}`];
  return [`・${field.label}:`, '――――――――――', ...field.value.split(/\r\n|\r|\n/), '――――――――――'];
}

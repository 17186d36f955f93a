/** A line of a list. `said` is words of the page; a `note` explains. */
export interface ListLine {
  text: string;
  kind?: 'note' | 'said';
}

/** What a list says of one thing. */
export interface ListField {
  label: string;
  lines: ListLine[];
}

/** The lines as a cell of a spreadsheet. */
export function cellText({ lines }: ListField): string {
  return lines.map(({ text }) => text).join('\n');
}

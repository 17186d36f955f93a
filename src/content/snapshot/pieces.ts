/** Text that is known, text that is still on its way, or a text inside another, escaped by that one's rules. */
export type Piece =
  | string
  | { later: Promise<readonly Piece[]> }
  | { within: readonly Piece[]; escaped: (text: string) => string };

/** The whole text, when the last of it is there. */
export async function assemble(pieces: readonly Piece[]): Promise<string> {
  const parts: string[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') parts.push(piece);
    else if ('later' in piece) parts.push(await assemble(await piece.later));
    else parts.push(piece.escaped(await assemble(piece.within)));
  }
  return parts.join('');
}

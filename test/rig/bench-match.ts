const LENGTH = 5;

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]+/gu, '')
    .toLowerCase();

function pieces(text: string): Set<string> {
  const words = plain(text);
  const found = new Set<string>();
  for (let at = 0; at + LENGTH <= words.length; at += 1) found.add(words.slice(at, at + LENGTH));
  if (found.size === 0 && words !== '') found.add(words);
  return found;
}

function inBoth(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const piece of small) if (large.has(piece)) both += 1;
  return both;
}

/** Below this a text is that of another post, or of several. */
const LEAST = 0.5;

/** A found text may hold more than the post: its name and date, a signature. */
const WHOLE = 0.9;

/** Whether a text has anything in it to be found by. */
export const isFindable = (text: string): boolean => plain(text) !== '';

/**
 * For each text of `gold` the index in `found` of the same post, or -1: where they share most runs of five characters
 * (F1, white space and marks aside), at least half; or where all of one is in a found text that holds no other. The
 * likest pairs are joined first, each text once; of equally like ones those in the same order.
 */
export function matched(gold: readonly string[], found: readonly string[]): number[] {
  const goldPieces = gold.map(pieces);
  const pairs = found.flatMap((text, f) => {
    const other = pieces(text);
    const shared = goldPieces.map(own => inBoth(own, other));
    const inside = shared.filter((both, g) => both >= WHOLE * (goldPieces[g]?.size ?? 0) && both >= 8);
    return shared.map((both, g) => {
      const own = goldPieces[g]?.size ?? 0;
      const likeness = own + other.size === 0 ? 0 : (2 * both) / (own + other.size);
      const alone = own > 0 && both >= WHOLE * own && inside.length <= (own >= 8 ? 1 : 0);
      return { g, f, score: alone ? Math.max(likeness, LEAST) : likeness };
    });
  });
  const likely = pairs.filter(({ score }) => score >= LEAST);
  likely.sort((a, b) => b.score - a.score || Math.abs(a.g - a.f) - Math.abs(b.g - b.f));
  const result = gold.map(() => -1);
  const taken = new Set<number>();
  for (const { g, f } of likely) {
    if (result[g] !== -1 || taken.has(f)) continue;
    result[g] = f;
    taken.add(f);
  }
  return result;
}

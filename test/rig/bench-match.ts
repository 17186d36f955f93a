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

/** Share of runs of five characters two texts have in common (F1), white space and marks aside. */
function likeness(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const piece of small) if (large.has(piece)) both += 1;
  return (2 * both) / (a.size + b.size);
}

/** Below this a text is that of another post, or of several. */
const LEAST = 0.5;

/**
 * For each text of `gold` the index in `found` of the same post, or -1. The likest pairs are joined first, each text
 * once; of equally like ones those in the same order.
 */
export function matched(gold: readonly string[], found: readonly string[]): number[] {
  const foundPieces = found.map(pieces);
  const pairs = gold.flatMap((text, g) => {
    const own = pieces(text);
    return foundPieces.map((other, f) => ({ g, f, score: likeness(own, other) }));
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

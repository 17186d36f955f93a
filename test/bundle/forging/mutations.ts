import type { Draft } from './draft.ts';
import type { RawEntry } from './raw-zip.ts';

/** A source of numbers that gives the same ones for the same seed (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Pick = (below: number) => number;
type Bytes = Uint8Array<ArrayBuffer>;

const join = (...parts: Uint8Array[]): Bytes => Uint8Array.from(Buffer.concat(parts));

/** Ways to change bytes, wherever they come from. */
const CHANGES: readonly ((bytes: Bytes, pick: Pick) => Bytes)[] = [
  (bytes, pick) => {
    const changed = Uint8Array.from(bytes);
    const at = pick(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << pick(8));
    return changed;
  },
  (bytes, pick) => {
    const changed = Uint8Array.from(bytes);
    for (let n = 1 + pick(4); n > 0; n -= 1) changed[pick(changed.length)] = pick(256);
    return changed;
  },
  (bytes, pick) => bytes.slice(0, pick(bytes.length)),
  (bytes, pick) => bytes.slice(pick(bytes.length)),
  (bytes, pick) => {
    const at = pick(bytes.length);
    return join(bytes.subarray(0, at), bytes.subarray(at + 1 + pick(64)));
  },
  (bytes, pick) => {
    const at = pick(bytes.length + 1);
    const more = Uint8Array.from({ length: 1 + pick(64) }, () => pick(256));
    return join(bytes.subarray(0, at), more, bytes.subarray(at));
  },
  (bytes, pick) => {
    const [a, b, c, d] = Array.from({ length: 4 }, () => pick(bytes.length + 1)).sort((x, y) => x - y) as [
      number,
      number,
      number,
      number,
    ];
    return join(
      bytes.subarray(0, a),
      bytes.subarray(c, d),
      bytes.subarray(b, c),
      bytes.subarray(a, b),
      bytes.subarray(d),
    );
  },
  (bytes, pick) => {
    const [from, to] = [pick(bytes.length), pick(bytes.length)];
    const changed = Uint8Array.from(bytes);
    changed.copyWithin(to, from, from + 1 + pick(200));
    return changed;
  },
  (bytes, pick) => {
    const at = pick(bytes.length);
    return Uint8Array.from(bytes).fill(pick(2) * 255, at, at + 1 + pick(32));
  },
];

function one<T>(list: readonly T[], pick: Pick): T {
  const found = list[pick(list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** Near the end lie the headers, which few bytes of a whole zip are. */
function inDirectory(zip: Bytes, pick: Pick): Bytes {
  const offset = new DataView(zip.buffer).getUint32(zip.length - 6, true);
  return join(zip.subarray(0, offset), one(CHANGES, pick)(zip.slice(offset), pick));
}

/** Ways to change entries, each of which the archive then describes truly. */
const REPACKINGS: readonly ((entries: RawEntry[], pick: Pick) => RawEntry[])[] = [
  (entries, pick) => {
    const [a, b] = [pick(entries.length), pick(entries.length)];
    const [first, second] = [entries[a], entries[b]];
    if (!first || !second) return entries;
    return entries
      .with(a, { ...first, content: second.content })
      .with(b, { ...second, content: first.content });
  },
  (entries, pick) => entries.toSpliced(pick(entries.length), 1),
  (entries, pick) => [...entries, one(entries, pick)],
  (entries, pick) => {
    const at = pick(entries.length);
    const entry = one(entries.slice(at, at + 1), pick);
    const path = new TextDecoder().decode(one(CHANGES, pick)(Uint8Array.from(Buffer.from(entry.path)), pick));
    return entries.with(at, { ...entry, path });
  },
  (entries, pick) => [
    ...entries,
    { path: `${one(entries, pick).path}${pick(10)}`, content: new Uint8Array(pick(9)) },
  ],
];

/** One change to a bundle: of the archive's bytes, of a file in it, or of its files as a whole. */
export function mutate(zip: Bytes, draft: Draft, seed: number): Bytes {
  const pick = numbersFrom(seed);
  const kind = pick(10);
  if (kind < 4) return one(CHANGES, pick)(zip, pick);
  if (kind < 6) return inDirectory(zip, pick);
  if (kind < 7) return draft.zip(entries => one(REPACKINGS, pick)(entries, pick));
  const changed = draft.copy();
  const path = one([...changed.files.keys()], pick);
  const content = changed.bytes(path);
  if (content.length > 0) changed.set(path, one(CHANGES, pick)(content, pick));
  // Some forgers make the manifests fit.
  if (kind === 9) changed.list();
  else if (kind === 8) changed.listTags();
  return changed.zip();
}

/** PKWARE APPNOTE 6.3.10; section numbers are its. */
const END = { size: 22, entries: 10, directorySize: 12, directoryAt: 16 };
const CENTRAL = { size: 46, time: 12, name: 28, extra: 30, comment: 32, localAt: 42 };
const LOCAL = { time: 10 };
/** 4.4.6: midnight of the first day a zip can name, 1 January 1980; the date's two bytes lie after the time's. */
const NO_TIME = (1 << 21) | (1 << 16);

interface Entry {
  name: string;
  central: Uint8Array;
  localAt: number;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function entriesOf(zip: Uint8Array, end: DataView): Entry[] {
  const entries: Entry[] = [];
  let at = end.getUint32(END.directoryAt, true);
  for (let left = end.getUint16(END.entries, true); left > 0; left -= 1) {
    const view = viewOf(zip.subarray(at));
    const name = view.getUint16(CENTRAL.name, true);
    const size =
      CENTRAL.size + name + view.getUint16(CENTRAL.extra, true) + view.getUint16(CENTRAL.comment, true);
    entries.push({
      name: new TextDecoder().decode(zip.subarray(at + CENTRAL.size, at + CENTRAL.size + name)),
      central: zip.slice(at, at + size),
      localAt: view.getUint32(CENTRAL.localAt, true),
    });
    at += size;
  }
  return entries;
}

/**
 * `zip`, a plain one without a comment, with the entry `first` in front and no date but 1 January 1980: a library that dates
 * what it packs by the clock gives the same bytes then. Nothing is packed again.
 */
export function inOrder(zip: Uint8Array, first: string): Uint8Array<ArrayBuffer> {
  const end = viewOf(zip.slice(zip.length - END.size));
  const directoryAt = end.getUint32(END.directoryAt, true);
  const entries = entriesOf(zip, end);
  const bounds = [...entries.map(({ localAt }) => localAt), directoryAt];
  const ordered = entries
    .map((entry, at) => ({ ...entry, local: zip.slice(entry.localAt, bounds[at + 1]) }))
    .sort((a, b) => Number(b.name === first) - Number(a.name === first));
  const out = new Uint8Array(zip.length);
  let at = 0;
  for (const { local, central } of ordered) {
    viewOf(local).setUint32(LOCAL.time, NO_TIME, true);
    viewOf(central).setUint32(CENTRAL.time, NO_TIME, true);
    viewOf(central).setUint32(CENTRAL.localAt, at, true);
    out.set(local, at);
    at += local.length;
  }
  for (const { central } of ordered) {
    out.set(central, at);
    at += central.length;
  }
  out.set(new Uint8Array(end.buffer), at);
  return out;
}

import { crc32, deflateRawSync } from 'node:zlib';

/** What a header says (APPNOTE 4.3.7, 4.3.12), where that is not the truth. */
export interface HeaderFields {
  name: Uint8Array | string;
  needed: number;
  flags: number;
  method: number;
  time: number;
  date: number;
  crc32: number;
  packedSize: number;
  size: number;
  extra: Uint8Array;
}

export interface CentralFields extends HeaderFields {
  madeBy: number;
  comment: Uint8Array;
  disk: number;
  internal: number;
  external: number;
  offset: number;
}

/** An entry of a zip made by hand. Without more than a path and a content it is as Hozen writes it. */
export interface RawEntry {
  path: string;
  content: Uint8Array;
  /** Stored unless this says so. */
  deflated?: boolean;
  /** What stands where the content should. */
  packed?: Uint8Array;
  /** In both headers. */
  both?: Partial<HeaderFields>;
  local?: Partial<HeaderFields>;
  central?: Partial<CentralFields>;
  /** Bytes before its local header, and behind its content. */
  before?: Uint8Array;
  behind?: Uint8Array;
  /** It has no line in the directory, or nothing but that. */
  only?: 'local' | 'central';
}

export interface RawEnd {
  entries: number;
  size: number;
  offset: number;
  comment: Uint8Array;
  /** Bytes between the directory and the end record. */
  before: Uint8Array;
  /** Bytes before everything; the offsets count from there on. */
  uncounted: Uint8Array;
}

const UTF8_NAME = 0x800;
const EMPTY = new Uint8Array(0);
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** A zip of `entries` exactly as told; `dos` is the date in every header. */
export function rawZip(
  entries: readonly RawEntry[],
  dos: { time: number; date: number },
  end: Partial<RawEnd> = {},
): Uint8Array<ArrayBuffer> {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const truth = truthOf(entry, dos);
    const local = { ...truth, ...entry.both, ...entry.local };
    const central = {
      ...truth,
      madeBy: 0x0314,
      offset: offset + (entry.before?.length ?? 0),
      ...entry.both,
      ...entry.central,
    };
    if (entry.only !== 'central') {
      const parts = [entry.before ?? EMPTY, localHeader(local), truth.packed, entry.behind ?? EMPTY];
      bodies.push(...parts);
      offset += parts.reduce((sum, part) => sum + part.length, 0);
    }
    if (entry.only !== 'local') directory.push(centralHeader(central));
  }
  const listed = Buffer.concat(directory);
  const between = end.before ?? EMPTY;
  const last = endRecord({ entries: directory.length, size: listed.length, offset, comment: EMPTY, ...end });
  return Uint8Array.from(Buffer.concat([end.uncounted ?? EMPTY, ...bodies, listed, between, last]));
}

function truthOf(
  { path, content, deflated = false, packed }: RawEntry,
  dos: { time: number; date: number },
): HeaderFields & { packed: Uint8Array } {
  const own = packed ?? (deflated ? deflateRawSync(content) : content);
  return {
    name: path,
    needed: 20,
    flags: isAscii(path) ? 0 : UTF8_NAME,
    method: deflated ? 8 : 0,
    ...dos,
    crc32: crc32(content),
    packedSize: own.length,
    size: content.length,
    extra: EMPTY,
    packed: own,
  };
}

function numbers(list: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const bytes = Buffer.alloc(list.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of list) {
    if (size === 2) bytes.writeUInt16LE(value, at);
    else if (size === 4) bytes.writeUInt32LE(value >>> 0, at);
    else bytes.writeBigUInt64LE(BigInt(value), at);
    at += size;
  }
  return bytes;
}

const nameBytes = (name: Uint8Array | string) => (typeof name === 'string' ? Buffer.from(name) : name);

function localHeader(fields: HeaderFields): Uint8Array {
  const name = nameBytes(fields.name);
  const head = numbers([
    [4, 0x04034b50],
    [2, fields.needed],
    [2, fields.flags],
    [2, fields.method],
    [2, fields.time],
    [2, fields.date],
    [4, fields.crc32],
    [4, fields.packedSize],
    [4, fields.size],
    [2, name.length],
    [2, fields.extra.length],
  ]);
  return Buffer.concat([head, name, fields.extra]);
}

function centralHeader(fields: HeaderFields & Partial<CentralFields>): Uint8Array {
  const name = nameBytes(fields.name);
  const {
    comment = EMPTY,
    madeBy = 0x0314,
    disk = 0,
    internal = 0,
    external = 0o100644 * 0x10000,
    offset = 0,
  } = fields;
  const head = numbers([
    [4, 0x02014b50],
    [2, madeBy],
    [2, fields.needed],
    [2, fields.flags],
    [2, fields.method],
    [2, fields.time],
    [2, fields.date],
    [4, fields.crc32],
    [4, fields.packedSize],
    [4, fields.size],
    [2, name.length],
    [2, fields.extra.length],
    [2, comment.length],
    [2, disk],
    [2, internal],
    [4, external],
    [4, offset],
  ]);
  return Buffer.concat([head, name, fields.extra, comment]);
}

function endRecord({
  entries,
  size,
  offset,
  comment,
}: Pick<RawEnd, 'entries' | 'size' | 'offset' | 'comment'>) {
  const head = numbers([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries],
    [2, entries],
    [4, size],
    [4, offset],
    [2, comment.length],
  ]);
  return Buffer.concat([head, comment]);
}

/** The zip64 end record and its locator (4.3.14, 4.3.15), as they stand before an end record. */
export function zip64End(entries: number, size: number, offset: number, at: number): Uint8Array {
  return numbers([
    [4, 0x06064b50],
    [8, 44],
    [2, 0x032d],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, entries],
    [8, entries],
    [8, size],
    [8, offset],
    [4, 0x07064b50],
    [4, 0],
    [8, at],
    [4, 1],
  ]);
}

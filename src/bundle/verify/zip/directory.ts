import {
  ForeignZipError,
  HiddenDataError,
  NotAZipError,
  PathTraversalError,
  ZipBombError,
} from '../errors.ts';
import type { DirectoryPlace } from './end-of-zip.ts';
import type { ZipEntry } from './entry.ts';
import { readExtra } from './extra-fields.ts';
import { CENTRAL, viewOf } from './fields.ts';
import type { RandomAccess } from './random-access.ts';

/** 4.4.4, bit 11: the name is UTF-8. */
const UTF8_NAME = 0x0800;
const ENCRYPTED = 0x0001;
/** 4.4.3: what it takes to read a file; one with zip64. */
const NEEDED: readonly number[] = [10, 20];
const NEEDED_ZIP64 = 45;
/** 4.4.2: made on Unix, by this version of the format or by JSZip, which calls itself 3.0. */
const MADE_BY: readonly number[] = [0x0314, 0x031e, 0x032d];
/** 4.4.15 on Unix: a regular file that its owner may write and all may read. */
const MODES: readonly number[] = [0o100644, 0o100664];
const TYPE_MASK = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;

/** A directory of a million entries fits. */
const LARGEST_DIRECTORY = 256 * 1024 ** 2;

/**
 * The entries at `place`, as Hozen and JSZip write them. Throws ForeignZipError for what they never write, PathTraversalError
 * for links and devices, HiddenDataError, HeaderMismatchError, NotAZipError, ZipBombError above `mostEntries`.
 */
export async function readDirectory(
  zip: RandomAccess,
  place: DirectoryPlace,
  mostEntries: number,
): Promise<ZipEntry[]> {
  if (place.entries > mostEntries) throw new ZipBombError(`${place.entries} entries, at most ${mostEntries}`);
  if (place.size > LARGEST_DIRECTORY) throw new ZipBombError(`a list of entries of ${place.size} bytes`);
  const bytes = await zip.read(place.offset, place.size);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < place.entries) {
    const { entry, end } = readEntry(bytes, at);
    entries.push(entry);
    at = end;
  }
  if (at !== bytes.length)
    throw new HiddenDataError(`${bytes.length - at} bytes behind the last entry's header`);
  return entries;
}

function readEntry(bytes: Uint8Array<ArrayBuffer>, at: number): { entry: ZipEntry; end: number } {
  const view = viewOf(bytes);
  const nameAt = at + CENTRAL.size;
  if (nameAt > bytes.length || view.getUint32(at, true) !== CENTRAL.signature) {
    throw new NotAZipError(`no entry's header at ${at} of the list of entries`);
  }
  const field = (offset: number) => view.getUint16(at + offset, true);
  const extraAt = nameAt + field(28);
  const end = extraAt + field(30) + field(32);
  if (end > bytes.length) throw new NotAZipError(`the header at ${at} is longer than the list of entries`);
  const name = bytes.subarray(nameAt, extraAt);
  const flags = field(8);
  const path = decodeName(name, flags);
  const extra = readExtra(
    bytes.subarray(extraAt, extraAt + field(30)),
    name,
    {
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    },
    path,
  );
  const method = field(10);
  const needed = field(6);
  checkForm(path, {
    'an uncommon version':
      !MADE_BY.includes(field(4)) || !(extra.isWide ? [NEEDED_ZIP64] : NEEDED).includes(needed),
    encrypted: (flags & ENCRYPTED) !== 0,
    'sizes that follow, or another flag': (flags & ~(UTF8_NAME | ENCRYPTED)) !== 0,
    [`compression method ${method}`]: method !== 0 && method !== 8,
    'a comment, another disk or attributes': field(32) !== 0 || field(34) !== 0 || field(36) !== 0,
  });
  checkMode(path, view.getUint32(at + 38, true));
  const entry: ZipEntry = {
    path,
    name,
    flags,
    method: method === 8 ? 8 : 0,
    time: field(12),
    date: field(14),
    crc32: view.getUint32(at + 16, true),
    packedSize: extra.packedSize,
    size: extra.size,
    offset: extra.offset,
    needed,
    nameTwice: extra.nameTwice,
  };
  if (method === 0 && entry.size !== entry.packedSize) {
    throw new NotAZipError(`${path}: stored, and yet of two sizes`);
  }
  return { entry, end };
}

function checkForm(path: string, faults: Record<string, boolean>): void {
  for (const [fault, found] of Object.entries(faults)) {
    if (found) throw new ForeignZipError(`${path}: ${fault}`);
  }
}

function checkMode(path: string, attributes: number): void {
  const mode = attributes >>> 16;
  const type = mode & TYPE_MASK;
  if (type !== REGULAR && type !== FOLDER && type !== 0)
    throw new PathTraversalError(`${path}: a link or device`);
  if (type === FOLDER || path.endsWith('/')) throw new ForeignZipError(`${path}: an entry for a folder`);
  if (!MODES.includes(mode) || (attributes & 0xffff) !== 0) {
    throw new ForeignZipError(`${path}: attributes ${attributes.toString(16)}`);
  }
}

/** Throws NotAZipError unless the name is ASCII, or UTF-8 and marked so. */
function decodeName(name: Uint8Array, flags: number): string {
  if (name.length === 0) throw new NotAZipError('an entry without a name');
  const isAscii = name.every(byte => byte < 0x80);
  if (!isAscii && (flags & UTF8_NAME) === 0) throw new ForeignZipError('a name that is not marked as UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch (problem) {
    throw new NotAZipError('a name is not UTF-8', { cause: problem });
  }
}

import { deflateRawSync } from 'node:zlib';
import { bytesOf, Draft } from './draft.ts';
import type { Forgery } from './forgery.ts';
import type { Good } from './good-bundle.ts';
import { type RawEntry, rawZip, zip64End } from './raw-zip.ts';

/** `zip` with one entry changed: the one whose path matches. */
function withEntry(good: Good, pattern: RegExp, change: (entry: RawEntry) => Partial<RawEntry>) {
  return good.draft.zip(entries => {
    const at = entries.findIndex(({ path }) => pattern.test(path));
    const entry = entries[at];
    if (!entry) throw new Error(`nothing like ${pattern}`);
    return entries.with(at, { ...entry, ...change(entry) });
  });
}

function withMore(good: Good, ...more: RawEntry[]) {
  return good.draft.zip(entries => [...entries, ...more]);
}

const PICTURE = /visible\.png$/;
const REPORT = /01_報告書\.html$/;
const junk = bytesOf('something else');
const inFolder = (good: Good, path: string) => `${good.folder}/${path}`;
/** A field of an unknown kind, as other software writes them. */
const EXTRA = Uint8Array.of(0x55, 0x54, 5, 0, 1, 0, 0, 0, 0);

/** Attacks on the archive itself. What lies in it is the honest bundle. */
export const ARCHIVE_FORGERIES: readonly Forgery[] = [
  {
    attack: 'zipped anew by other software, which writes fields of its own',
    how: good => good.draft.zip(entries => entries.map(entry => ({ ...entry, both: { extra: EXTRA } }))),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: 'existed before',
  },
  {
    attack: 'zipped anew with entries for folders',
    how: good =>
      good.draft.zip(entries => [
        { path: `${good.folder}/`, content: new Uint8Array(), central: { external: 0o040755 * 0x10000 } },
        ...entries,
      ]),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: 'existed before',
  },
  {
    attack: 'entries in another order',
    how: good =>
      good.draft.zip(([first, second, ...rest]) => (first && second ? [second, first, ...rest] : [])),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: 'existed before',
  },
  {
    attack: 'sizes stated behind the content only',
    how: good =>
      withEntry(good, PICTURE, () => ({ both: { flags: 8 }, local: { size: 0, packedSize: 0, crc32: 0 } })),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: null,
  },
  {
    attack: 'encrypted',
    how: good => withEntry(good, PICTURE, () => ({ both: { flags: 1 } })),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: null,
  },
  {
    attack: 'packed in an uncommon way',
    how: good => withEntry(good, PICTURE, () => ({ both: { method: 12 } })),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: null,
  },
  {
    attack: 'a comment at the end of the archive',
    how: good => good.draft.zip(undefined, { comment: junk }),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: 'existed before',
  },
  {
    attack: 'a comment beside an entry',
    how: good => withEntry(good, PICTURE, () => ({ central: { comment: junk } })),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: 'existed before',
  },
  {
    attack: 'data appended behind the end',
    how: good => Uint8Array.from([...good.draft.zip(), ...junk]),
    expected: 'broken',
    error: 'HiddenDataError',
    unpacked: 'existed before',
  },
  {
    attack: 'a whole archive appended behind the end',
    how: good =>
      Uint8Array.from([...good.draft.zip(), ...good.draft.copy().spoil(good.draft.find(PICTURE)).zip()]),
    expected: 'broken',
    error: 'HiddenDataError',
    unpacked: null,
  },
  {
    attack: 'data put before the beginning',
    how: good => good.draft.zip(undefined, { uncounted: junk }),
    expected: 'broken',
    error: 'HiddenDataError',
    unpacked: null,
  },
  {
    attack: 'data put before the beginning, with the offsets made to fit',
    how: good => good.draft.zip(([first, ...rest]) => (first ? [{ ...first, before: junk }, ...rest] : [])),
    expected: 'broken',
    error: 'HiddenDataError',
    unpacked: 'existed before',
  },
  {
    attack: 'data hidden between two entries',
    how: good => withEntry(good, PICTURE, () => ({ before: junk })),
    expected: 'broken',
    error: 'HiddenDataError',
    unpacked: 'existed before',
  },
  {
    attack: 'an entry that is in no directory',
    how: good => withMore(good, { path: inFolder(good, 'data/hidden.html'), content: junk, only: 'local' }),
    expected: 'broken',
    error: 'HiddenDataError',
    unpacked: 'existed before',
  },
  {
    attack: 'data hidden between the directory and the end',
    how: good => good.draft.zip(undefined, { before: junk }),
    expected: 'broken',
    error: 'HiddenDataError',
    unpacked: null,
  },
  {
    attack: 'data hidden behind the end of deflated data',
    how: good =>
      withEntry(good, REPORT, ({ content }) => ({ packed: Buffer.concat([deflateRawSync(content), junk]) })),
    expected: 'broken',
    error: 'DamagedEntryError',
    unpacked: null,
  },
  {
    attack: 'another name in the local header than in the directory',
    how: good => withEntry(good, REPORT, () => ({ local: { name: inFolder(good, 'data/09_other.html') } })),
    expected: 'broken',
    error: 'HeaderMismatchError',
    unpacked: null,
  },
  {
    attack: 'another size in the local header than in the directory',
    how: good => withEntry(good, PICTURE, ({ content }) => ({ local: { size: content.length - 1 } })),
    expected: 'broken',
    error: 'HeaderMismatchError',
    unpacked: null,
  },
  {
    attack: 'another CRC-32 in the local header than in the directory',
    how: good => withEntry(good, PICTURE, () => ({ local: { crc32: 1 } })),
    expected: 'broken',
    error: 'HeaderMismatchError',
    unpacked: null,
  },
  {
    attack: 'another way of packing in the local header than in the directory',
    how: good => withEntry(good, PICTURE, () => ({ local: { method: 8 } })),
    expected: 'broken',
    error: 'HeaderMismatchError',
    unpacked: null,
  },
  {
    attack: 'another time in the local header than in the directory',
    how: good => withEntry(good, PICTURE, () => ({ local: { time: 0 } })),
    expected: 'broken',
    error: 'HeaderMismatchError',
    unpacked: 'existed before',
  },
  {
    attack: 'a wrong CRC-32 in both headers',
    how: good => withEntry(good, PICTURE, () => ({ both: { crc32: 1 } })),
    expected: 'broken',
    error: 'DamagedEntryError',
    unpacked: null,
  },
  {
    attack: 'every entry dated a year back',
    how: good => {
      const { time, date } = good.draft.dos;
      return rawZip(good.draft.entries(), { time, date: date - (1 << 9) });
    },
    expected: 'broken',
    error: 'HeaderMismatchError',
    unpacked: 'existed before',
  },
  {
    attack: 'the folder named for an earlier day',
    how: good => new Draft('hozen_20200101-000000', good.draft.files, good.draft.dos),
    expected: 'broken',
    error: 'HeaderMismatchError',
    unpacked: 'existed before',
  },
  {
    attack: 'two entries of one name, of which one is honest',
    how: good => withMore(good, { path: inFolder(good, good.draft.find(REPORT)), content: junk }),
    expected: 'broken',
    error: 'DuplicatePathError',
    unpacked: null,
  },
  {
    attack: 'two lines of the directory for one entry',
    how: good =>
      withMore(good, {
        path: inFolder(good, 'data/again'),
        content: junk,
        only: 'central',
        central: { offset: 0 },
      }),
    expected: 'broken',
    error: 'ZipBombError',
    unpacked: null,
  },
  ...['../outside.txt', '/etc/outside.txt', 'C:/outside.txt', 'data\\outside.txt', 'data/a\u0000b'].map(
    (path): Forgery => ({
      attack: `a path that leads out: ${JSON.stringify(path)}`,
      how: good => withMore(good, { path: /^[/C]/.test(path) ? path : inFolder(good, path), content: junk }),
      expected: 'broken',
      error: 'PathTraversalError',
      unpacked: null,
    }),
  ),
  {
    attack: 'a symbolic link in the place of a file',
    how: good =>
      withEntry(good, PICTURE, () => ({
        content: bytesOf('/etc/passwd'),
        central: { external: 0o120777 * 0x10000 },
      })),
    expected: 'broken',
    error: 'PathTraversalError',
    unpacked: null,
  },
  {
    attack: 'a name that is not marked as UTF-8',
    how: good => withEntry(good, REPORT, () => ({ both: { flags: 0 } })),
    expected: 'broken',
    error: 'ForeignZipError',
    unpacked: null,
  },
  {
    attack: 'a name that is not UTF-8',
    how: good => withEntry(good, REPORT, () => ({ both: { name: Uint8Array.of(0x61, 0xff), flags: 0x800 } })),
    expected: 'broken',
    error: 'NotAZipError',
    unpacked: null,
  },
  {
    attack: 'a small entry that unpacks to a gigabyte',
    how: good =>
      withMore(good, {
        path: inFolder(good, 'data/bomb'),
        content: junk,
        packed: deflateRawSync(new Uint8Array(1_000_000)),
        both: { method: 8, size: 1_000_000_000 },
      }),
    expected: 'broken',
    error: 'ZipBombError',
    unpacked: null,
  },
  {
    attack: 'an entry that unpacks to more than it says',
    how: good => withEntry(good, REPORT, () => ({ packed: deflateRawSync(new Uint8Array(50_000_000)) })),
    expected: 'broken',
    error: 'ZipBombError',
    unpacked: null,
  },
  {
    attack: 'zip64 without need',
    how: good => {
      const extra = Buffer.alloc(20);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(16, 2);
      return withEntry(good, PICTURE, ({ content }) => {
        extra.writeBigUInt64LE(BigInt(content.length), 4);
        extra.writeBigUInt64LE(BigInt(content.length), 12);
        return { both: { size: 0xffffffff, packedSize: 0xffffffff, extra, needed: 45 } };
      });
    },
    expected: 'broken',
    error: 'HeaderMismatchError',
    unpacked: 'existed before',
  },
  {
    attack: 'zip64 announced and not there',
    how: good => good.draft.zip(undefined, { entries: 0xffff }),
    expected: 'broken',
    error: 'NotAZipError',
    unpacked: null,
  },
  {
    attack: 'a zip64 end record that tells of another directory',
    how: good => {
      const entries = good.draft.entries();
      const plain = good.draft.zip();
      const view = new DataView(plain.buffer);
      const [size, offset] = [
        view.getUint32(plain.length - 10, true),
        view.getUint32(plain.length - 6, true),
      ];
      return good.draft.zip(undefined, {
        entries: 0xffff,
        before: zip64End(entries.length, size, offset, plain.length - 22),
      });
    },
    expected: 'broken',
    error: 'HiddenDataError',
    unpacked: null,
  },
  ...[0.1, 0.5, 0.9, 0.999].map(
    (share): Forgery => ({
      attack: `a download that broke off at ${share * 100} %`,
      how: ({ zip }) => zip.slice(0, Math.floor(zip.length * share)),
      expected: 'broken',
      error: 'TruncatedZipError',
      unpacked: null,
    }),
  ),
  {
    attack: 'no archive at all',
    how: () => bytesOf('<!doctype html><title>404</title>'),
    expected: 'broken',
    error: 'NotAZipError',
    unpacked: null,
  },
  {
    attack: 'an empty file',
    how: () => new Uint8Array(),
    expected: 'broken',
    error: 'NotAZipError',
    unpacked: null,
  },
  {
    attack: 'an archive without entries',
    how: good => rawZip([], good.draft.dos),
    expected: 'broken',
    error: 'NotAZipError',
    unpacked: null,
  },
];

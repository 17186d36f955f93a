import { expect, test } from 'vitest';
import { BAG_LIMITS, type BagFile, readRecords, verifyBag } from '../../../src/bundle/verify/index.ts';
import { bagOf, bytesOf, type Files, FOLDER, sampleBag, sha256Hex } from '../../hotline/sample-bag.ts';
import { sampleEvidence } from '../../hotline/sample-record.ts';

function bagFiles(files: Files): BagFile[] {
  return [...files].map(([path, content]) => ({
    path,
    size: content.length,
    async *open() {
      for (let at = 0; at < content.length; at += 1_000) yield content.subarray(at, at + 1_000);
    },
  }));
}
const verify = (files: Files, limits = BAG_LIMITS) => verifyBag(bagFiles(files), limits);
const nameOf = (files: Files, limits = BAG_LIMITS) =>
  verify(files, limits).then(
    () => 'verified',
    problem => problem.name,
  );

const record = sampleEvidence();
const sample = () => sampleBag([record]);

/** Replace a tag file and list it anew, as a forger would. */
function withTag(files: Files, path: string, text: string): Files {
  const changed = new Map(files).set(`${FOLDER}/${path}`, bytesOf(text));
  const tags = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'];
  const lines = tags.map(
    tag => `${sha256Hex(changed.get(`${FOLDER}/${tag}`) ?? new Uint8Array())}  ${tag}\n`,
  );
  return changed.set(`${FOLDER}/tagmanifest-sha256.txt`, bytesOf(lines.join('')));
}

test('a whole bag is verified, and its records can be read', async () => {
  const bag = await verify(sample());
  expect(bag.folder).toBe(FOLDER);
  expect([...bag.payload.keys()]).toEqual([
    'data/はじめに.txt',
    `data/records/${record.id}/record.json`,
    `data/records/${record.id}/visible.png`,
  ]);
  expect(await readRecords(bag, 1_000_000)).toEqual(new Map([[record.id, record]]));
});

test('any one changed byte in any file is caught', async () => {
  for (const [path, content] of sample()) {
    const step = Math.max(1, Math.floor(content.length / 150));
    for (let at = 0; at < content.length; at += step) {
      for (const change of [1, 0x20, 0x80]) {
        const changed = content.slice();
        changed[at] = (content[at] ?? 0) ^ change;
        const files = sampleWith(path, changed);
        expect(await nameOf(files), `${path} byte ${at} ^ ${change}`).not.toBe('verified');
      }
    }
  }
});

const fixed = sample();
function sampleWith(path: string, content: Uint8Array): Files {
  return new Map(fixed).set(path, content);
}

test('any one byte cut off or put on any file is caught', async () => {
  for (const [path, content] of fixed) {
    expect(await nameOf(sampleWith(path, content.slice(0, -1))), path).not.toBe('verified');
    for (const added of ['x', '\n', ' ', '\0']) {
      const longer = new Uint8Array([...content, ...bytesOf(added)]);
      expect(await nameOf(sampleWith(path, longer)), path).not.toBe('verified');
    }
  }
});

test('any file taken away is caught as missing', async () => {
  for (const path of fixed.keys()) {
    const fewer = new Map(fixed);
    fewer.delete(path);
    expect(await nameOf(fewer), path).toBe('MissingFileError');
  }
});

test('any file added, beside or below data, is caught as extra', async () => {
  for (const path of ['data/added', 'added', 'manifest-md5.txt', 'tagmanifest-sha512.txt', 'Data/a']) {
    expect(await nameOf(sampleWith(`${FOLDER}/${path}`, bytesOf('x'))), path).toBe('ExtraFileError');
  }
});

test('files that change places are caught', async () => {
  const [one = '', two = ''] = [...fixed.keys()].filter(path => path.includes('/records/'));
  const swapped = new Map(fixed)
    .set(one, fixed.get(two) ?? new Uint8Array())
    .set(two, fixed.get(one) ?? new Uint8Array());
  swapped.set(`${FOLDER}/bag-info.txt`, fixed.get(`${FOLDER}/bag-info.txt`) ?? new Uint8Array());
  expect(await nameOf(swapped)).toBe('HashMismatchError');
});

test.for([
  ['bagit.txt', 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n'],
  ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: Shift_JIS\n'],
  ['bag-info.txt', 'Source-Organization: test\n'],
  ['bag-info.txt', 'Payload-Oxum: 1.1\n'],
  ['bag-info.txt', 'no colon\n'],
  ['bag-info.txt', '\uFEFFPayload-Oxum: 1.1\n'],
  ['manifest-sha256.txt', 'not a line\n'],
  ['manifest-sha256.txt', `${'A'.repeat(64)}  data/a\n`],
  ['manifest-sha256.txt', `${'a'.repeat(64)}  data/%41\n`],
])(
  'a bag whose %s does not follow the format is no bag, though its hashes fit: %j',
  async ([path = '', text = '']) => {
    expect(await nameOf(withTag(fixed, path, text))).toBe('NotABagError');
  },
);

test('a manifest may not lead out of the bag, nor list a file twice', async () => {
  const hash = 'a'.repeat(64);
  for (const path of ['data/../../x', '/etc/passwd', 'data/a\\b', 'data/a%0Ab']) {
    expect(await nameOf(withTag(fixed, 'manifest-sha256.txt', `${hash}  ${path}\n`))).toBe(
      'PathTraversalError',
    );
  }
  const twice = `${hash}  data/a\n${hash}  data/a\n`;
  expect(await nameOf(withTag(fixed, 'manifest-sha256.txt', twice))).toBe('DuplicatePathError');
});

test('a percent sign in a name is written as RFC 8493 says', async () => {
  const files = bagOf(new Map([['100%.txt', bytesOf('x')]]));
  expect(await nameOf(files)).toBe('NotABagError');
  const line = `${sha256Hex(bytesOf('x'))}  data/100%25.txt\n`;
  expect(await nameOf(withTag(files, 'manifest-sha256.txt', line))).toBe('verified');
});

test('more, larger or longer files than allowed are refused', async () => {
  expect(await nameOf(fixed, { ...BAG_LIMITS, files: 3 })).toBe('ZipBombError');
  expect(await nameOf(fixed, { ...BAG_LIMITS, totalBytes: 1_000 })).toBe('ZipBombError');
  expect(await nameOf(fixed, { ...BAG_LIMITS, tagBytes: 20 })).toBe('ZipBombError');
  const endless = bagFiles(fixed).map(file => ({
    ...file,
    async *open() {
      while (true) yield new Uint8Array(100_000);
    },
  }));
  await expect(verifyBag(endless, BAG_LIMITS)).rejects.toMatchObject({ name: 'ZipBombError' });
});

test('no files, loose files and two folders are no bag', async () => {
  expect(await nameOf(new Map())).toBe('NotABagError');
  expect(await nameOf(new Map([['bagit.txt', bytesOf('x')]]))).toBe('NotABagError');
  expect(await nameOf(sampleWith('other/x', bytesOf('x')))).toBe('NotABagError');
  expect(await nameOf(sampleWith(`${FOLDER}/fetch.txt`, bytesOf('x')))).toBe('NotABagError');
});

test('a record in the folder of another is caught', async () => {
  const other = crypto.randomUUID();
  const bag = await verify(
    bagOf(new Map([[`records/${other}/record.json`, bytesOf(JSON.stringify(record))]])),
  );
  await expect(readRecords(bag, 1_000_000)).rejects.toMatchObject({ name: 'NotABagError' });
});

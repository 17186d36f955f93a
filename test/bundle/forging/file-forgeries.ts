import { sampleKey } from '../sample-log.ts';
import { bytesOf, type Draft, pem } from './draft.ts';
import type { Forgery } from './forgery.ts';

const MANIFEST = 'manifest-sha256.txt';
const PICTURE = /visible\.png$/;
const REPORT = /01_報告書\.html$/;
const RECORD = /record\.json$/;
const ADDED = /added\.json$/;

/** An attack by someone without the key: `change` on a copy of the honest files. */
function attack(
  name: string,
  error: string,
  change: (draft: Draft) => Draft | Promise<Draft>,
  more: Partial<Forgery> = {},
): Forgery {
  return { attack: name, how: good => change(good.draft.copy()), expected: 'broken', error, ...more };
}

const backOneYear = (text: string) => text.replace(/"instant":"20\d\d/, '"instant":"2020');

/** Attacks on the files of an honest bundle by someone who does not have its key. */
export const FILE_FORGERIES: readonly Forgery[] = [
  attack('one byte of a picture changed', 'HashMismatchError', draft => draft.spoil(draft.find(PICTURE))),
  attack('a picture encoded anew, with manifests that fit', 'HashMismatchError', draft =>
    draft.set(draft.find(PICTURE), 'another picture').list(),
  ),
  attack('pictures of two records swapped', 'HashMismatchError', draft =>
    draft.swap(draft.find(PICTURE), draft.find(PICTURE, 1)),
  ),
  attack('pictures of two records swapped, with manifests that fit', 'HashMismatchError', draft =>
    draft.swap(draft.find(PICTURE), draft.find(PICTURE, 1)).list(),
  ),
  attack('the text of the report edited, with manifests that fit', 'HashMismatchError', draft =>
    draft.edit(draft.find(REPORT), text => text.replace('架空の投稿', '別の投稿')).list(),
  ),
  attack('the post edited in its record, with manifests that fit', 'HashMismatchError', draft =>
    draft.edit(draft.find(RECORD), text => text.replace('架空の投稿', '別の投稿')).list(),
  ),
  attack('the capture dated back in its record, with manifests that fit', 'HashMismatchError', draft =>
    draft.edit(draft.find(RECORD), backOneYear).list(),
  ),
  attack('a file taken away', 'MissingFileError', draft => draft.remove(draft.find(PICTURE))),
  attack('a file taken away, with manifests that fit', 'HashMismatchError', draft =>
    draft.remove(draft.find(PICTURE)).list(),
  ),
  attack('a file added that no manifest lists', 'ExtraFileError', draft =>
    draft.set('data/unlisted-extra.txt', 'x'),
  ),
  attack('a file added, with manifests that fit', 'HashMismatchError', draft =>
    draft.set('data/extra.txt', 'x').list(),
  ),
  attack('a file added outside the payload, listed in the tag manifest', 'ExtraFileError', draft =>
    draft.set('extra.txt', 'x').listTags(),
  ),
  attack('a file renamed', 'MissingFileError', draft =>
    draft.rename(draft.find(PICTURE), 'data/renamed.png'),
  ),
  attack('a listed file with a wrong hash', 'HashMismatchError', draft =>
    draft.edit(MANIFEST, text => text.replace(/^[0-9a-f]{64}/, '0'.repeat(64))).listTags(),
  ),
  attack('a record with its files moved under another id', 'HashMismatchError', draft => {
    const id = draft.find(RECORD).split('/')[2] ?? '';
    for (const path of [...draft.files.keys()].filter(path => path.includes(id))) {
      draft.rename(path, path.replace(id, '00000000-0000-4000-8000-000000000000'));
    }
    return draft.list();
  }),
  attack('a manifest with CRLF', 'NotABagError', draft =>
    draft.edit(MANIFEST, text => text.replaceAll('\n', '\r\n')).listTags(),
  ),
  attack('a manifest whose lines are in another order', 'HashMismatchError', draft =>
    draft.edit(MANIFEST, text => `${text.trimEnd().split('\n').reverse().join('\n')}\n`).listTags(),
  ),
  attack('a manifest with a byte-order mark', 'NotABagError', draft =>
    draft.edit(MANIFEST, text => `\uFEFF${text}`).listTags(),
  ),
  attack('a manifest that lists a file twice', 'DuplicatePathError', draft =>
    draft.edit(MANIFEST, text => `${text}${text.split('\n')[0]}\n`).listTags(),
  ),
  attack(
    'a manifest in capital letters',
    'NotABagError',
    draft =>
      draft.edit(MANIFEST, text => text.replace(/^[0-9a-f]{64}/, hash => hash.toUpperCase())).listTags(),
    { unpacked: 'broken' },
  ),
  attack('a second manifest of a weaker hash', 'ExtraFileError', draft =>
    draft.set('manifest-md5.txt', '').listTags(),
  ),
  attack('files to be fetched from elsewhere', 'NotABagError', draft =>
    draft.set('fetch.txt', 'https://attacker.example/x 1 data/x\n').listTags(),
  ),
  attack('a bag of an older version', 'NotABagError', draft =>
    draft.edit('bagit.txt', text => text.replace('1.0', '0.97')).listTags(),
  ),
  attack('a payload counted wrongly', 'NotABagError', draft =>
    draft.edit('bag-info.txt', text => text.replace(/Oxum: \d+/, 'Oxum: 1')).listTags(),
  ),
  attack('an empty bag', 'HashMismatchError', draft => {
    for (const path of [...draft.files.keys()]) if (path.startsWith('data/')) draft.remove(path);
    return draft.list();
  }),
  attack('a file beside the bag\u2019s one folder', 'NotABagError', draft => draft.list(), {
    how: good => good.draft.zip(entries => [...entries, { path: 'elsewhere/x', content: bytesOf('x') }]),
    unpacked: null,
  }),
  attack('a name whose end is shown first (U+202E)', 'DeceptiveNameError', draft =>
    draft.set('data/\u202Egnp.exe', 'x').list(),
  ),
  attack('a name with something in it that is not shown (U+200B)', 'DeceptiveNameError', draft =>
    draft.set('data/01_報告書\u200B.html', 'x').list(),
  ),
  attack(
    'a name in decomposed letters',
    'DeceptiveNameError',
    draft => draft.set('data/か\u3099.html', 'x').list(),
    {
      unpacked: 'broken',
    },
  ),
  attack('a name that differs from another by width only', 'DuplicatePathError', draft =>
    draft.set('data/０１_報告書.html', 'x').list(),
  ),
  attack('a name that differs from another by case only', 'DuplicatePathError', draft =>
    draft.set(draft.find(RECORD).replace('record', 'Record'), 'x').list(),
  ),
  attack('a name in a record\u2019s folder with a Cyrillic letter', 'HashMismatchError', draft =>
    draft.set(draft.find(RECORD).replace('record.json', 'rec\u043Erd.json'), 'x').list(),
  ),
  attack(
    'a name that Windows keeps for a device',
    'PathTraversalError',
    draft => draft.set('data/nul.txt', 'x').list(),
    {
      unpacked: 'broken',
    },
  ),
  attack('the statement taken away', 'MissingFileError', draft =>
    draft.remove('proof/bundle.json').listTags(),
  ),
  attack('the statement\u2019s signature taken away', 'MissingFileError', draft =>
    draft.remove('proof/bundle.sig').listTags(),
  ),
  attack('the statement\u2019s signature put in the place of a seal\u2019s', 'SignatureError', draft =>
    draft.set('proof/bundle.sig', draft.bytes(draft.find(/chain\/\d+\.sig$/))).listTags(),
  ),
  attack('the statement dated back', 'SignatureError', draft =>
    draft.edit('proof/bundle.json', backOneYear).listTags(),
  ),
  attack('other software named in the statement', 'SignatureError', draft =>
    draft.edit('proof/bundle.json', text => text.replace('Hozen test', 'Other')).listTags(),
  ),
  attack(
    'the statement signed by another key under the honest one\u2019s name',
    'SignatureError',
    async draft => {
      const other = await sampleKey();
      const key = JSON.parse(draft.text('proof/bundle.json')).key;
      return draft.sign(other, statement => {
        statement.key = key;
      });
    },
  ),
  attack(
    'the key\u2019s file replaced by another key',
    'UnknownKeyError',
    async draft => {
      const other = await sampleKey();
      return draft.set(draft.find(/proof\/keys\//), pem('PUBLIC KEY', other.der)).sign(other, statement => {
        statement.key = draft.find(/proof\/keys\//).slice(11, 75);
      });
    },
    { unpacked: 'broken' },
  ),
  attack('everything signed by a second key that nobody introduced', 'UnknownKeyError', async draft => {
    const other = await sampleKey();
    return draft.set(`proof/keys/${other.fingerprint}.pem`, pem('PUBLIC KEY', other.der)).sign(other);
  }),
  attack(
    'a later version of the format',
    'FutureBundleError',
    draft => draft.edit('proof/bundle.json', text => text.replace('"version":1', '"version":2')).listTags(),
    { expected: 'unsupported' },
  ),
  attack(
    'an impossible version of the format',
    'FormatError',
    draft => draft.edit('proof/bundle.json', text => text.replace('"version":1', '"version":0')).listTags(),
    { unpacked: 'broken' },
  ),
  attack('the chain cut at its end', 'MissingFileError', draft => {
    const last = draft.find(/\d+\.seal\.json$/, 5).replace('.seal.json', '');
    for (const path of [...draft.files.keys()]) if (path.startsWith(last)) draft.remove(path);
    return draft.listTags();
  }),
  attack('a link taken out of the chain', 'MissingFileError', draft =>
    draft.remove(draft.find(/\d+\.seal\.json$/, 4)).listTags(),
  ),
  attack('two links of the chain swapped', 'HashMismatchError', draft =>
    draft.swap(draft.find(/\d+\.seal\.json$/, 1), draft.find(/\d+\.seal\.json$/, 2)).listTags(),
  ),
  attack('an event dated back', 'HashMismatchError', draft =>
    draft.edit(draft.find(/\d+\.event\.json$/, 1), backOneYear).listTags(),
  ),
  attack('a time-stamp taken away', 'MissingFileError', draft =>
    draft.remove(draft.find(/\.tsr$/)).listTags(),
  ),
  attack('a time-stamp put on another link', 'MissingFileError', draft =>
    draft.rename(draft.find(/\.tsr$/), 'proof/chain/000002.test.tsr').listTags(),
  ),
  attack('a typed time changed beside the record, with manifests that fit', 'HashMismatchError', draft =>
    draft.edit(draft.find(ADDED), text => text.replaceAll('2026-08-18', '2026-08-17')).list(),
  ),
  attack('a file in the proof that has no place there', 'ExtraFileError', draft =>
    draft.set('proof/more.json', '{}').listTags(),
  ),
];

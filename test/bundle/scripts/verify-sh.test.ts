import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTsa, type Tsa } from '../../rig/tsa.ts';
import { listOf } from '../../rig/tsa-lists.ts';
import { sha256Hex } from '../forging/draft.ts';
import { runScript, unpack } from './folders.ts';
import { type Sample, sampleBundle, sampleKey } from './sample-bundle.ts';

// A script starts hundreds of processes, which a busy machine is slow at.
vi.setConfig({ testTimeout: 60_000 });

let tsa: Tsa;
let work: string;
/** The bag of a bundle without stamps, and of one whose last link but one is stamped. */
let plain: string;
let stamped: string;
let sample: Sample;
let root: string;

const bytesOf = async ({ bundle }: Sample) => new Uint8Array(await bundle.blob.arrayBuffer());

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'hozen scripts テスト-'));
  tsa = await startTsa();
  sample = await sampleBundle();
  plain = unpack(await bytesOf(sample), mkdtempSync(join(work, 'plain-')));
  stamped = unpack(await bytesOf(await stampedBy('ecdsa')), mkdtempSync(join(work, 'stamped-')));
  root = join(tsa.folder, 'root.pem');
}, 60_000);
afterAll(async () => {
  await tsa?.stop();
  rmSync(work, { recursive: true, force: true });
});

const TEST_AUTHORITY = 'tsa.example';

function stampedBy(name: 'ecdsa' | 'expired' | 'unknown' | 'revoked', of = 4, on = of) {
  return sampleBundle(async links => {
    const link = links[of];
    if (!link) throw new Error('no such link');
    const token = tsa.stamp(name, link.hash);
    const since = [{ name: 'revoked', at: new Date('2026-01-01T00:00:00Z'), reason: null } as const];
    const list = name === 'revoked' ? [listOf(tsa.folder, 'issuing', since)] : [];
    return {
      stamps: [{ seq: on + 1, authority: TEST_AUTHORITY, token, isAnchor: false }],
      enclosures: list.map(bytes => ({ sha256: sha256Hex(bytes), kind: 'revocation list' as const, bytes })),
    };
  });
}

/** A copy of a bag with one thing done to it. */
function copyOf(bag: string, change: (folder: string) => void): string {
  const folder = join(mkdtempSync(join(work, 'copy-')), '一式 copy');
  cpSync(bag, folder, { recursive: true });
  change(folder);
  return folder;
}

const edit = (path: string, change: (text: string) => string) => (folder: string) =>
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'latin1')), 'latin1');

const isThere = (program: string) => spawnSync('which', [program]).status === 0;

const SHELLS = [['dash'], ['bash', '--posix'], ['busybox', 'sh']].filter(([program = '']) =>
  isThere(program),
);

describe.each(SHELLS.map(shell => ({ shell, name: shell.join(' ') })))('in $name', ({ shell }) => {
  test('an untouched bundle is intact', () => {
    const said = runScript(plain, [], shell);
    expect(said.text).toContain(sample.key.fingerprint);
    expect(said).toMatchObject({ verdict: 'intact', status: 0 });
  });

  test('a stamp by an authority that is trusted says since when', () => {
    const said = runScript(stamped, ['--trust', root], shell);
    expect(said.text).toMatch(
      /外部の時計によれば 20\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d JST \(20\d\d-.*UTC\) より前/,
    );
    expect(said).toMatchObject({ verdict: 'existed-before', status: 0 });
  });
});

test.skipIf(!isThere('busybox'))(
  'with nothing but the tools of busybox and openssl it comes to the same',
  () => {
    const bin = mkdtempSync(join(work, 'bin-'));
    const busybox = execFileSync('which', ['busybox'], { encoding: 'utf8' }).trim();
    execFileSync(busybox, ['--install', '-s', bin]);
    rmSync(join(bin, 'openssl'), { force: true });
    symlinkSync('/usr/bin/openssl', join(bin, 'openssl'));
    expect(runScript(stamped, ['--trust', root], [busybox, 'sh'], bin).verdict).toBe('existed-before');
  },
);

test.each(
  [
    ['mawk', 'mawk'],
    ['gawk', 'gawk'],
    ['the awk of BSD and macOS', 'original-awk'],
  ].filter(([, awk = '']) => isThere(awk)),
)('with %s it comes to the same', (_, awk) => {
  const bin = mkdtempSync(join(work, 'bin-'));
  symlinkSync(execFileSync('which', [awk], { encoding: 'utf8' }).trim(), join(bin, 'awk'));
  const path = `${bin}:${process.env.PATH}`;
  expect(runScript(stamped, ['--trust', root], ['sh'], path).verdict).toBe('existed-before');
});

test('without sha256sum the hashes are those of shasum, or of openssl', () => {
  const bin = mkdtempSync(join(work, 'bin-'));
  const tools =
    'find awk sed grep tr xargs wc sort cmp mktemp openssl rm cat cut uniq od tail mkdir mv iconv';
  for (const tool of tools.split(' ')) {
    symlinkSync(execFileSync('which', [tool], { encoding: 'utf8' }).trim(), join(bin, tool));
  }
  expect(runScript(stamped, ['--trust', root], ['/bin/sh'], bin).verdict).toBe('existed-before');
  symlinkSync('/usr/bin/shasum', join(bin, 'shasum'));
  symlinkSync('/usr/bin/perl', join(bin, 'perl'));
  expect(runScript(stamped, ['--trust', root], ['/bin/sh'], bin).verdict).toBe('existed-before');
});

test('a stamp that nobody here trusts does not count, and the bundle stays intact', () => {
  expect(runScript(stamped)).toMatchObject({ verdict: 'intact', status: 0 });
});

test.each(['expired', 'unknown', 'revoked'] as const)(
  'a stamp whose certificate is %s does not count',
  async name => {
    const bag = unpack(await bytesOf(await stampedBy(name)), mkdtempSync(join(work, `${name}-`)));
    expect(runScript(bag, ['--trust', root])).toMatchObject({ verdict: 'intact', status: 0 });
  },
);

test('a stamp of an early link says nothing of a later record', async () => {
  const bag = unpack(await bytesOf(await stampedBy('ecdsa', 2)), mkdtempSync(join(work, 'early-')));
  const said = runScript(bag, ['--trust', root]);
  expect(said).toMatchObject({ verdict: 'intact', status: 0 });
  expect(said.text.match(/これより前からあった/g)).toHaveLength(1);
});

test('a stamp of another link breaks the bundle', async () => {
  const bag = unpack(await bytesOf(await stampedBy('ecdsa', 4, 3)), mkdtempSync(join(work, 'other-')));
  expect(runScript(bag, ['--trust', root])).toMatchObject({ verdict: 'broken', status: 1 });
});

test('the fingerprint that was told decides', async () => {
  const { key } = sample;
  const spelt = key.fingerprint.toUpperCase().replace(/.{4}/g, '$& ');
  expect(runScript(plain, ['--key', spelt])).toMatchObject({ verdict: 'intact', status: 0 });
  const { fingerprint } = await sampleKey();
  expect(runScript(plain, ['--key', fingerprint])).toMatchObject({ verdict: 'broken', status: 1 });
  expect(runScript(plain, ['--key', 'abc'])).toMatchObject({ verdict: 'not-checked', status: 2 });
});

const RECORD = () => `data/records/${sample.evidences[0]?.id}`;
const HACK: [what: string, change: (folder: string) => void][] = [
  [
    'one byte of a picture',
    folder => edit(`${RECORD()}/visible.png`, text => `${text.slice(0, -1)}x`)(folder),
  ],
  ['a file gone', folder => unlinkSync(join(folder, `${RECORD()}/visible.png`))],
  ['a file added', folder => writeFileSync(join(folder, 'data/extra.txt'), '')],
  ['a file added beside the payload', folder => writeFileSync(join(folder, 'note.txt'), '')],
  ['a hidden file added', folder => writeFileSync(join(folder, 'data/.DS_Store'), '')],
  [
    'a file renamed',
    folder => renameSync(join(folder, 'data/02_一覧.csv'), join(folder, 'data/02_一覽.csv')),
  ],
  ['a name with a line break', folder => writeFileSync(join(folder, 'data/x\nverdict: intact\n'), '')],
  ['a name with a control character', folder => writeFileSync(join(folder, 'data/\u001B]0;x\u0007'), '')],
  ['a name that turns around', folder => writeFileSync(join(folder, 'data/\u202Egnp.exe'), '')],
  ['a name like an option', folder => writeFileSync(join(folder, '-rf'), '')],
  [
    'a link in place of a file',
    folder => {
      const path = join(folder, `${RECORD()}/visible.png`);
      renameSync(path, join(work, 'elsewhere.png'));
      symlinkSync(join(work, 'elsewhere.png'), path);
    },
  ],
  ['CRLF in a manifest', edit('manifest-sha256.txt', text => text.replaceAll('\n', '\r\n'))],
  ['a last line cut off', edit('manifest-sha256.txt', text => text.slice(0, -1))],
  ['capital letters in a hash', edit('manifest-sha256.txt', text => text.toUpperCase())],
  ['a manifest line twice', edit('manifest-sha256.txt', text => text + text)],
  ['a path that leads out', edit('manifest-sha256.txt', text => `${text}${'0'.repeat(64)}  data/../../x\n`)],
  ['an absolute path', edit('tagmanifest-sha256.txt', text => `${text}${'0'.repeat(64)}  /etc/passwd\n`)],
  ['no manifest', folder => unlinkSync(join(folder, 'manifest-sha256.txt'))],
  ['another declaration', edit('bagit.txt', text => text.replace('1.0', '0.97'))],
  ['a fetch.txt', folder => writeFileSync(join(folder, 'fetch.txt'), '')],
  ['no signature', folder => unlinkSync(join(folder, 'proof/bundle.sig'))],
];

test.each(HACK)('%s: broken', (_, change) => {
  const said = runScript(copyOf(plain, change));
  expect(said, said.text).toMatchObject({ verdict: 'broken', status: 1 });
  expect(said.text.match(/^verdict: /gm)).toHaveLength(1);
});

/** Write both manifests anew, as whoever tampers would. */
function listAnew(folder: string): void {
  const list = (where: string, into: string) => {
    const sums = execFileSync(
      'sh',
      ['-c', `find ${where} | LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum`],
      { cwd: folder, encoding: 'utf8' },
    );
    writeFileSync(join(folder, into), sums.replaceAll('  ./', '  '));
  };
  list('./data -type f', 'manifest-sha256.txt');
  list(`. -path ./data -prune -o -type f ! -name tagmanifest-sha256.txt -print`, 'tagmanifest-sha256.txt');
}

const RELISTED: [what: string, change: (folder: string) => void][] = [
  [
    'one byte of a picture',
    folder => edit(`${RECORD()}/visible.png`, text => `${text.slice(0, -1)}x`)(folder),
  ],
  ['the report', edit('data/01_報告書.html', text => `${text} `)],
  ['the checking page', edit('verify.html', text => `${text}<script>alert(1)</script>`)],
  ['an event', edit('proof/chain/000003.event.json', text => text.replace('2026-11', '2020-11'))],
  [
    'a seal',
    edit('proof/chain/000004.seal.json', text => text.replace(/"bodySha256":"./, '"bodySha256":"f')),
  ],
  ['a seal gone', folder => unlinkSync(join(folder, 'proof/chain/000004.seal.json'))],
  [
    'an event signature',
    folder => cpSync(join(folder, 'proof/chain/000005.sig'), join(folder, 'proof/chain/000003.sig')),
  ],
  ['the time of the statement', edit('proof/bundle.json', text => text.replace('2026-11', '2020-11'))],
  ['a file added', folder => writeFileSync(join(folder, 'data/extra.txt'), 'x')],
  ['a line end after the statement', folder => appendFileSync(join(folder, 'proof/bundle.json'), '\n')],
];

test.each(RELISTED)('%s with matching manifests: broken', (_, change) => {
  const said = runScript(
    copyOf(plain, folder => {
      change(folder);
      listAnew(folder);
    }),
  );
  expect(said, said.text).toMatchObject({ verdict: 'broken', status: 1 });
});

test('a later format is unsupported, not broken', () => {
  const bag = copyOf(plain, folder => {
    edit('proof/bundle.json', text => text.replace('"version":1}', '"version":2}'))(folder);
    listAnew(folder);
  });
  expect(runScript(bag)).toMatchObject({ verdict: 'unsupported', status: 2 });
});

test('a copy of the script from elsewhere checks a folder that is named', () => {
  const elsewhere = mkdtempSync(join(work, 'own-'));
  cpSync(join(plain, 'verify.sh'), join(elsewhere, 'verify.sh'));
  expect(runScript(elsewhere, [plain])).toMatchObject({ verdict: 'intact', status: 0 });
  expect(runScript(elsewhere, [elsewhere])).toMatchObject({ verdict: 'not-checked', status: 2 });
  expect(runScript(elsewhere)).toMatchObject({ verdict: 'not-checked', status: 2 });
  const odd = join(work, '-');
  mkdirSync(odd);
  cpSync(plain, join(odd, '-n $(touch x) `y` \'z\' "q"'), { recursive: true });
  expect(runScript(join(odd, '-n $(touch x) `y` \'z\' "q"'))).toMatchObject({ verdict: 'intact', status: 0 });
});

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Hotline, startHotline } from '../../src/hotline/server.ts';
import type { IntakeReport } from '../../src/intake/report.ts';
import { type RawEntry, rawZip } from './raw-zip.ts';
import { bagOf, bytesOf, type Files, FOLDER, sampleBag, zipOf } from './sample-bag.ts';
import { sampleEvidence } from './sample-record.ts';
import { post, sampleUpload, type Upload } from './sample-upload.ts';

const MAX_BYTES = 3_000_000;
let hotline: Hotline;
const faults: unknown[] = [];

beforeAll(async () => {
  hotline = await startHotline({
    host: '127.0.0.1',
    port: 0,
    folder: await mkdtemp(join(tmpdir(), 'hotline-')),
    limits: { uploadBytes: MAX_BYTES, reportBytes: 500_000, idleMs: 700, lingerMs: 500 },
    onFault: fault => faults.push(fault),
  });
});

afterAll(async () => {
  await hotline.close();
  await rm(hotline.folder, { recursive: true });
});

afterEach(async () => {
  expect(faults).toEqual([]);
  expect(await readdir(join(hotline.folder, 'reports'))).toEqual([]);
  await expect.poll(() => readdir(join(hotline.folder, 'incoming'))).toEqual([]);
});

async function slugOf(answer: Response): Promise<string> {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json(;|$)/);
  const problem = await answer.json();
  expect(problem.status).toBe(answer.status);
  expect(problem.title).not.toBe('');
  return `${answer.status} ${problem.type.replace('urn:hozen:problem:', '')}`;
}

async function refusalOf(upload: Upload, headers: Record<string, string> = {}): Promise<string> {
  return slugOf(await post(hotline.url, upload, headers));
}

const record = sampleEvidence();
const bag = () => sampleBag([record]);
const sendBag = async (files: Files) =>
  refusalOf(await sampleUpload({ records: [record], zip: await zipOf(files) }));
const sendEntries = async (entries: RawEntry[]) =>
  refusalOf(await sampleUpload({ records: [record], zip: rawZip(entries) }));
const entriesOf = (files: Files): RawEntry[] => [...files].map(([name, content]) => ({ name, content }));

/** A request with `content` as its whole content, whatever that is. */
async function raw(content: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  const bytes = Buffer.from(content);
  const digest = createHash('sha256').update(bytes).digest('base64');
  return fetch(`${hotline.url}/reports`, {
    method: 'POST',
    body: bytes,
    headers: {
      'Content-Type': 'multipart/form-data; boundary=b',
      'Idempotency-Key': crypto.randomUUID(),
      'Repr-Digest': `sha-256=:${digest}:`,
      ...headers,
    },
  });
}
const part = (name: string, type: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;

test('an upload that says it is too large is refused before it is read', async () => {
  const zip = new Uint8Array(MAX_BYTES + 1);
  expect(await refusalOf(await sampleUpload({ zip }))).toBe('413 too-large');
});

test('an upload that does not say how large it is, is refused once it is too large', async () => {
  const { body, ...upload } = await sampleUpload({ zip: crypto.getRandomValues(new Uint8Array(60_000)) });
  const pieces = Array.from({ length: 60 }, () => new Uint8Array(60_000));
  const stream = new ReadableStream({
    async start(controller) {
      controller.enqueue(new Uint8Array(await body.arrayBuffer()).subarray(0, 50_000));
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const answer = await fetch(`${hotline.url}/reports`, {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: {
      'Content-Type': upload.contentType,
      'Idempotency-Key': upload.key,
      'Repr-Digest': upload.digest,
    },
  } as RequestInit);
  expect(await slugOf(answer)).toBe('413 too-large');
});

test('a report part that is too large is refused', async () => {
  const upload = await sampleUpload({ edit: () => 'x'.repeat(600_000) });
  expect(await refusalOf(upload)).toBe('413 too-large');
});

test('other media types are refused', async () => {
  const upload = await sampleUpload();
  expect(await refusalOf(upload, { 'Content-Type': 'application/zip' })).toBe('415 unsupported-type');
  expect(await refusalOf(upload, { 'Content-Encoding': 'gzip' })).toBe('415 unsupported-type');
  const html = part('report', 'text/html', '{}');
  expect(await slugOf(await raw(`${html}--b--\r\n`))).toBe('415 unsupported-type');
});

test('headers that are missing or malformed are refused', async () => {
  const upload = await sampleUpload();
  expect(await refusalOf(upload, { 'Idempotency-Key': '1' })).toBe('400 missing-header');
  expect(await refusalOf(upload, { 'Repr-Digest': 'sha-256=:AAAA:' })).toBe('400 missing-header');
  expect(await refusalOf(upload, { 'Repr-Digest': 'md5=:AAAA:' })).toBe('400 missing-header');
});

test('content that is not what the digest says is refused', async () => {
  const other = await sampleUpload();
  expect(await refusalOf(await sampleUpload(), { 'Repr-Digest': other.digest })).toBe('422 digest-mismatch');
});

test('missing, doubled and unknown parts are refused', async () => {
  const report = part('report', 'application/json', '{}');
  const bundle = part('bundle', 'application/zip', 'PK');
  expect(await slugOf(await raw(`${report}--b--\r\n`))).toBe('400 missing-part');
  expect(await slugOf(await raw(`${bundle}--b--\r\n`))).toBe('400 missing-part');
  expect(await slugOf(await raw('--b--\r\n'))).toBe('400 missing-part');
  expect(await slugOf(await raw(`${report}${report}${bundle}--b--\r\n`))).toBe('400 malformed-upload');
  expect(await slugOf(await raw(`${report}${bundle}${bundle}--b--\r\n`))).toBe('400 malformed-upload');
  const unknown = part('__proto__', 'application/json', '{}');
  expect(await slugOf(await raw(`${report}${bundle}${unknown}--b--\r\n`))).toBe('400 malformed-upload');
});

test('multipart content without its end is refused, wherever it is cut', async () => {
  const { body, contentType } = await sampleUpload();
  const whole = new Uint8Array(await body.arrayBuffer());
  for (const share of [0.05, 0.3, 0.6, 0.9]) {
    const answer = await raw(whole.subarray(0, whole.length * share), { 'Content-Type': contentType });
    expect(await slugOf(answer)).toBe('400 malformed-upload');
  }
});

test('a sender who falls silent is told so and let go; one who leaves harms nobody', async () => {
  const { hostname, port } = new URL(hotline.url);
  const head = [
    'POST /reports HTTP/1.1',
    'Host: localhost',
    'Content-Type: multipart/form-data; boundary=b',
    `Idempotency-Key: ${crypto.randomUUID()}`,
    `Repr-Digest: sha-256=:${'A'.repeat(43)}=:`,
    'Content-Length: 1000000',
    '',
    part('bundle', 'application/zip', 'PK and no more'),
  ].join('\r\n');
  const socket = connect(Number(port), hostname);
  socket.write(head);
  const answer = await new Promise<string>(resolve => {
    let text = '';
    socket.on('data', piece => {
      text += piece;
    });
    socket.on('close', () => resolve(text));
  });
  expect(answer).toContain('408 Request Timeout');
  expect(answer).toContain('urn:hozen:problem:timed-out');

  const leaver = connect(Number(port), hostname);
  await new Promise<void>(resolve => leaver.write(head, () => resolve()));
  await expect.poll(() => readdir(join(hotline.folder, 'incoming'))).toHaveLength(1);
  leaver.destroy();
  await expect.poll(() => readdir(join(hotline.folder, 'incoming'))).toEqual([]);
});

test('what is not a zip, or only half of one, is refused', async () => {
  const zip = await zipOf(bag());
  expect(await refusalOf(await sampleUpload({ zip: bytesOf('<html>') }))).toBe('422 not-a-zip');
  expect(await refusalOf(await sampleUpload({ zip: zip.subarray(0, zip.length / 2) }))).toBe('422 not-a-zip');
});

test('a zip bomb is refused, whether it says its size or lies about it', async () => {
  const zeros = new Uint8Array(200_000_000);
  const packed = deflateRawSync(zeros, { level: 1 });
  const bomb = { name: `${FOLDER}/data/a.txt`, content: new Uint8Array(), packed, method: 8 };
  expect(await sendEntries([{ ...bomb, claimedSize: zeros.length }])).toBe('422 zip-bomb');
  const files = entriesOf(bagOf(new Map([['a.txt', bytesOf('aaaaa')]])));
  const lying = files.map(entry => (entry.name === bomb.name ? { ...bomb, claimedSize: 5 } : entry));
  expect(await sendEntries(lying)).toBe('422 zip-bomb');
});

test('entries that share their bytes are refused', async () => {
  const zip = rawZip([
    { name: `${FOLDER}/a`, content: bytesOf('same') },
    { name: `${FOLDER}/a`, content: bytesOf('same') },
  ]);
  // The second entry of the directory points at the first one's bytes.
  zip.writeUInt32LE(0, zip.length - 22 - `${FOLDER}/a`.length - 4);
  expect(await refusalOf(await sampleUpload({ zip }))).toBe('422 zip-bomb');
});

test.for([
  '../evil.txt',
  `${FOLDER}/../../evil.txt`,
  '/etc/passwd',
  'C:/evil.txt',
  `${FOLDER}\\..\\evil.txt`,
  `${FOLDER}/data/a\nb`,
  `${FOLDER}/./a`,
  `${FOLDER}//a`,
])('a file name that leads out of the bundle is refused: %s', async name => {
  expect(await sendEntries([...entriesOf(bag()), { name, content: bytesOf('x') }])).toBe(
    '422 path-traversal',
  );
});

test('a link is refused', async () => {
  const link = { name: `${FOLDER}/data/link`, content: bytesOf('/etc/passwd'), mode: 0o120777 };
  expect(await sendEntries([...entriesOf(bag()), link])).toBe('422 path-traversal');
});

test('names that are one file on some system are refused', async () => {
  for (const [one, other] of [
    ['data/a', 'data/a'],
    ['data/a', 'data/A'],
    ['data/が', 'data/か\u3099'],
    ['data/a', 'data/a/b'],
  ]) {
    const twice = [one, other].map(name => ({ name: `${FOLDER}/${name}`, content: bytesOf('x') }));
    expect(await sendEntries([...entriesOf(bag()), ...twice])).toBe('422 duplicate-path');
  }
});

test('encrypted entries, unknown packing and headers that contradict each other are refused', async () => {
  const entry = { name: `${FOLDER}/data/a`, content: bytesOf('x') };
  expect(await sendEntries([{ ...entry, flags: 0x801 }])).toBe('422 not-a-zip');
  expect(await sendEntries([{ ...entry, method: 12 }])).toBe('422 not-a-zip');
  expect(await sendEntries([{ ...entry, localName: `${FOLDER}/data/b` }])).toBe('422 not-a-zip');
  expect(await sendEntries([{ ...entry, localSize: 7 }])).toBe('422 not-a-zip');
  expect(await sendEntries([{ ...entry, name: `${FOLDER}/あ`, flags: 0 }])).toBe('422 not-a-zip');
});

test('a changed, a missing and an added file are each refused by name', async () => {
  const path = `${FOLDER}/data/records/${record.id}/visible.png`;
  const changed = bag();
  changed.set(
    path,
    (changed.get(path) ?? new Uint8Array()).map((byte, i) => (i === 7 ? byte ^ 1 : byte)),
  );
  expect(await sendBag(changed)).toBe('422 hash-mismatch');
  const missing = bag();
  missing.delete(path);
  expect(await sendBag(missing)).toBe('422 missing-file');
  expect(await sendBag(bag().set(`${FOLDER}/data/added.txt`, bytesOf('x')))).toBe('422 extra-file');
});

test('a zip that is no bag is refused', async () => {
  expect(await sendBag(new Map([['a.txt', bytesOf('x')]]))).toBe('422 not-a-bag');
  expect(await sendBag(bag().set('other/a.txt', bytesOf('x')))).toBe('422 not-a-bag');
});

test('a report on another bundle is refused', async () => {
  const edit = (report: IntakeReport) => ({
    ...report,
    bundle: { ...report.bundle, sha256: '0'.repeat(64) },
  });
  expect(await refusalOf(await sampleUpload({ edit }))).toBe('422 hash-mismatch');
});

test('a report that names a post the bundle does not hold, or one twice, is refused', async () => {
  const zip = await zipOf(bag());
  expect(await refusalOf(await sampleUpload({ records: [sampleEvidence()], zip }))).toBe(
    '422 invalid-report',
  );
  expect(await refusalOf(await sampleUpload({ records: [record, record], zip }))).toBe('422 invalid-report');
});

test('a bundle whose record does not follow its format is refused', async () => {
  const broken = bagOf(new Map([[`records/${record.id}/record.json`, bytesOf('{"schema":1}')]]));
  expect(await sendBag(broken)).toBe('422 invalid-report');
});

test.for<[string, (report: IntakeReport) => unknown]>([
  ['not JSON', () => undefined],
  ['another version', report => ({ ...report, version: 2 })],
  ['no consent', report => ({ ...report, consent: { ...report.consent, given: false } })],
  ['nothing agreed to', report => ({ ...report, consent: { ...report.consent, statements: [] } })],
  ['a field too many', report => ({ ...report, admin: true })],
  ['no posts', report => ({ ...report, posts: [] })],
  [
    'a script for an address',
    r => ({ ...r, posts: r.posts.map(p => ({ ...p, url: 'javascript:alert(1)' })) }),
  ],
  [
    'a file for an address',
    r => ({ ...r, posts: r.posts.map(p => ({ ...p, pageUrl: 'file:///etc/passwd' })) }),
  ],
  ['an email without @', r => ({ ...r, reporter: { ...r.reporter, email: 'nobody' } })],
  ['no name', r => ({ ...r, reporter: { ...r.reporter, name: '' } })],
  ['a moment without its zone', r => ({ ...r, submittedAt: r.submittedAt.instant })],
  [
    'an absolute time without a moment',
    r => ({ ...r, posts: r.posts.map(p => ({ ...p, postedAt: { ...p.postedAt, instant: null } })) }),
  ],
])('a report that does not follow the protocol is refused: %s', async ([, edit]) => {
  expect(await refusalOf(await sampleUpload({ edit }))).toBe('422 invalid-report');
});

test('a damaged zip never ends the server', { timeout: 60_000 }, async () => {
  const zip = await zipOf(bag(), 'DEFLATE');
  for (let round = 0; round < 150; round += 1) {
    const damaged = zip.slice();
    // The directory at the end is where readers trust most.
    const from = round % 2 === 0 ? Math.max(0, damaged.length - 400) : 0;
    for (let n = 0; n < 3; n += 1) {
      damaged[from + Math.floor(Math.random() * (damaged.length - from))] = Math.floor(Math.random() * 256);
    }
    const answer = await post(hotline.url, await sampleUpload({ records: [record], zip: damaged }));
    if (answer.status === 201) {
      // A byte that nothing depends on, such as a time stamp of the zip.
      await rm(join(hotline.folder, 'reports', (await answer.json()).id), { recursive: true });
      continue;
    }
    expect(await slugOf(answer)).toMatch(/^422 (?!invalid-report|digest)/);
  }
});

test('a zip64 directory that points nowhere never ends the server', async () => {
  const zip = Buffer.from(await zipOf(bag()));
  const [end, rest] = [zip.subarray(-22), zip.subarray(0, -22)];
  for (const offset of [0n, 2n ** 40n, 2n ** 53n, 2n ** 60n, 2n ** 64n - 1n]) {
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(offset, 8);
    const lost = await sampleUpload({ zip: Buffer.concat([rest, locator, end]) });
    expect(await refusalOf(lost)).toBe('422 not-a-zip');

    const record64 = Buffer.alloc(56);
    record64.writeUInt32LE(0x06064b50, 0);
    record64.writeBigUInt64LE(3n, 32);
    record64.writeBigUInt64LE(offset + 1n > 2n ** 64n - 1n ? offset : offset + 1n, 48);
    locator.writeBigUInt64LE(BigInt(rest.length), 8);
    const astray = await sampleUpload({ zip: Buffer.concat([rest, record64, locator, end]) });
    expect(await refusalOf(astray)).toBe('422 not-a-zip');
  }
});

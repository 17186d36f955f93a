import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT, withLoopbackGranted } from '../rig/build-extension.ts';
import { downloadTo, keepPage, saveBundle } from '../rig/journey.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { fill, press, shows, words } from '../rig/press.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { startTsa, type Tsa } from '../rig/tsa.ts';
import { extensionUnderTest } from './built.ts';

let rig: Rig;
let board: Served;
let tsa: Tsa;
let gate: Gate;
let folder: string;
let options: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hozen-proof-'));
  tsa = await startTsa();
  gate = await gateTo(tsa.address('ecdsa'));
  board = await serveFolder(join(ROOT, 'test/fixtures/board'));
  rig = await startRig({ extension: await withLoopbackGranted(extensionUnderTest()) });
  await downloadTo(rig, folder);
});
afterAll(async () => {
  await rig?.close();
  await board?.close();
  await gate?.close();
  await tsa?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The authority's door, which can be shut. */
interface Gate {
  url: string;
  open: boolean;
  close(): Promise<void>;
}

async function gateTo(target: string): Promise<Gate> {
  const server = createServer((request, response) => {
    if (!gate.open) return void request.socket.destroy();
    const { method, headers } = request;
    const onward = httpRequest(target, { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/stamp`,
    open: true,
    close: () => new Promise(done => server.close(() => done())),
  };
}

/** The stamps in the extension's store, by link. */
function stamps(own: Page): Promise<{ seq: number; authority: string }[]> {
  return own.evaluate(async () => {
    const db = await new Promise<IDBDatabase>(done => {
      const open = indexedDB.open('hozen');
      open.onsuccess = () => done(open.result);
    });
    const rows = await new Promise<{ seq: number; authority: string }[]>(done => {
      const all = db.transaction('stamps').objectStore('stamps').getAll();
      all.onsuccess = () => done(all.result);
    });
    db.close();
    return rows.map(({ seq, authority }) => ({ seq, authority }));
  });
}

async function keep(path: string): Promise<Page> {
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${board.port}/${path}`);
  return keepPage(rig, page);
}

/** `npm run verify` on a bundle: what it exits with, and what it prints. */
function verify(zip: string, ...more: string[]): { code: number; said: string } {
  try {
    const args = ['--import', 'tsx', 'src/command/verify.ts', zip, '--json', ...more];
    return { code: 0, said: execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }) };
  } catch (problem) {
    const { status, stdout } = problem as { status: number; stdout: string };
    return { code: status, said: stdout };
  }
}

async function unpacked(zip: string): Promise<string> {
  const out = await mkdtemp(join(folder, 'unpacked-'));
  execFileSync('unzip', ['-q', zip, '-d', out]);
  const [bag] = await readdir(out);
  return join(out, bag ?? '');
}

test('the key is shown once there is one, and an authority is used once it has stamped', async () => {
  const popup = await keep('thread.html');
  expect(await stamps(popup)).toEqual([]);
  const { custody } = await lookInStore(popup);
  await popup.close();
  options = await rig.openOwnPage('src/pages/options/index.html');
  const text = await shows(options, 'proof_fingerprint');
  expect(text.replaceAll(' ', '')).toContain(custody[0]?.body?.detail.fingerprint);
  await press(options, 'stamping_choose');
  await fill(options, 'stamping_own', gate.url);
  await press(options, 'stamping_own_add');
  const row = await options.waitForSelector(`xpath/.//li[contains(., "${gate.url}")]//button`);
  await row?.click();
  await shows(options, 'stamping_stop');
  // What was kept before gets its stamp, too.
  await expect.poll(() => stamps(options), { timeout: 15_000 }).toMatchObject([{ seq: 2 }]);
});

test('a capture is stamped by itself, and its bundle shows that it existed before then', async () => {
  const popup = await keep('thread.html?second');
  await expect.poll(() => stamps(popup), { timeout: 15_000 }).toMatchObject([{ seq: 2 }, { seq: 3 }]);
  const zip = await saveBundle(popup, folder);
  const root = join(tsa.folder, 'root.pem');
  const trusted = verify(zip, '--trust', root);
  expect([trusted.code, JSON.parse(trusted.said).rung]).toEqual([0, 'existed before']);
  expect(JSON.parse(verify(zip).said)).toMatchObject({
    rung: 'intact',
    stamps: [{ state: 'unknown authority' }, { state: 'unknown authority' }],
  });

  const bag = await unpacked(zip);
  const [token] = (await readdir(join(bag, 'proof/chain'))).filter(name => name.endsWith('.tsr'));
  const seal = join(bag, 'proof/chain/000002.seal.json');
  const untrusted = (await readdir(join(bag, 'proof/certificates'))).map(name =>
    join(bag, 'proof/certificates', name),
  );
  const said = execFileSync(
    'openssl',
    ['ts', '-verify', '-data', seal, '-in', join(bag, 'proof/chain', token ?? ''), '-CAfile', root].concat(
      untrusted.flatMap(path => ['-untrusted', path]),
    ),
    { encoding: 'utf8' },
  );
  expect(said).toContain('Verification: OK');
  expect((await readdir(join(bag, 'proof/revocation'))).length).toBeGreaterThan(0);
  const key = /"key":"([0-9a-f]{64})"/.exec(await readFile(join(bag, 'proof/bundle.json'), 'utf8'))?.[1];
  const args = [
    'dgst',
    '-sha256',
    '-verify',
    join(bag, `proof/keys/${key}.pem`),
    '-signature',
    join(bag, 'proof/bundle.sig'),
    join(bag, 'proof/bundle.json'),
  ];
  expect(execFileSync('openssl', args, { encoding: 'utf8' })).toContain('Verified OK');
});

test('an authority that is gone costs nothing, is told, and is asked again', async () => {
  gate.open = false;
  const popup = await keep('thread.html?third');
  expect((await lookInStore(popup)).records.every(({ phase }) => phase === 'sealed')).toBe(true);
  await expect
    .poll(() => options.evaluate(() => document.body.innerText))
    .toContain(await words(options, 'stamping_failing', await words(options, 'stamping_why_offline')));
  gate.open = true;
  await options.evaluate(() =>
    (
      globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
    ).chrome.runtime.sendMessage({ hozen: 'background', call: 'stampNow', request: {} }),
  );
  await expect
    .poll(async () => (await stamps(options)).at(-1), { timeout: 15_000 })
    .toMatchObject({ seq: 6 });
});

test('a new key is vouched for by the one before it, and a note is in the log', async () => {
  await options.bringToFront();
  await press(options, 'proof_renew');
  await press(options, 'proof_renew_yes');
  await shows(options, 'proof_renewed');
  const library = await rig.openOwnPage('src/pages/library/index.html');
  await press(library, 'library_note');
  await fill(library, 'library_note_label', 'この日の夜に気づきました。');
  await press(library, 'library_note_keep');
  await shows(library, 'library_note_edit');
  const { custody } = await lookInStore(library);
  const [created, note] = custody.slice(-2);
  expect(created?.body).toMatchObject({ kind: 'key created', detail: { reason: 'rotated' } });
  expect(note?.body).toMatchObject({ kind: 'note added', key: created?.body?.detail.fingerprint });
});

test('a page that is kept once more says so in the log of its earlier record', async () => {
  const popup = await keep('thread.html?third');
  const { custody, records } = await lookInStore(popup);
  const [captured, again] = custody.slice(-2);
  expect(records).toHaveLength(4);
  expect(captured?.body?.kind).toBe('captured');
  expect(again?.body).toMatchObject({
    kind: 'checked again',
    detail: { by: captured?.body?.recordId, found: 'same text', status: '200' },
  });
  expect(again?.body?.recordId).not.toBe(captured?.body?.recordId);
});

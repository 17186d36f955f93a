import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { post, sampleUpload } from './sample-upload.ts';

const MAIN = fileURLToPath(new URL('../../src/hotline/main.ts', import.meta.url));
let folder: string;
let server: ChildProcess | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotline-'));
});

afterEach(async () => {
  if (server) await end(server, 'SIGKILL');
  await rm(folder, { recursive: true });
});

/** Start the server as a hotline does, and give the address it prints. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--port', '0', '--data', folder]);
  server = child;
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (piece: Buffer) => {
      said += piece;
      const [, url] = /Receiving reports at (\S+)\/reports/.exec(said) ?? [];
      if (url) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', code => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  server = null;
  if (child.exitCode !== null) return child.exitCode;
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
  child.kill(signal);
  return ended;
}

test('the server runs from the command line, shows its pages and ends when told to', async () => {
  const url = await start();
  expect((await post(url, await sampleUpload())).status).toBe(201);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('新しい順に 1 件');
  expect(server && (await end(server, 'SIGTERM'))).toBe(0);
}, 20_000);

test('a server that dies in the middle of an upload keeps what was filed and nothing of what was not', async () => {
  const url = await start();
  const upload = await sampleUpload();
  const { id } = await (await post(url, upload)).json();
  const half = connect(Number(new URL(url).port), '127.0.0.1');
  half.on('error', () => undefined);
  half.write(
    [
      'POST /reports HTTP/1.1',
      'Host: localhost',
      'Content-Type: multipart/form-data; boundary=b',
      `Idempotency-Key: ${crypto.randomUUID()}`,
      `Repr-Digest: sha-256=:${'A'.repeat(43)}=:`,
      'Content-Length: 1000000',
      '',
      '--b\r\nContent-Disposition: form-data; name="bundle"\r\nContent-Type: application/zip\r\n\r\nPK',
    ].join('\r\n'),
  );
  await expect.poll(() => readdir(join(folder, 'incoming'))).toHaveLength(1);
  if (server) await end(server, 'SIGKILL');

  const again = await start();
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  expect(await readdir(join(folder, 'reports'))).toEqual([id]);
  const replay = await post(again, upload);
  expect(replay.headers.get('idempotent-replayed')).toBe('true');
  expect((await replay.json()).id).toBe(id);
}, 20_000);

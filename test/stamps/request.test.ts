import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNonce, nextTry, requestFor, STAMP_FAILURES } from '../../src/stamps/index.ts';

const HASH = 'ab'.repeat(32);

test('openssl reads a request as it is meant', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hozen-tsq-'));
  const nonce = newNonce();
  writeFileSync(join(folder, 'a.tsq'), requestFor(HASH, nonce));
  const said = execFileSync('openssl', ['ts', '-query', '-in', 'a.tsq', '-text'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(said).toContain('Version: 1');
  expect(said).toContain('Hash Algorithm: sha256');
  expect(said).toContain('Certificate required: yes');
  expect(said).toContain(`Nonce: 0x${Buffer.from(nonce).toString('hex').toUpperCase()}`);
  expect(said.replaceAll(/[^a-f0-9]/g, '')).toContain('ab'.repeat(8));
});

test('a number to ask with is never twice the same, nor negative', () => {
  const nonces = Array.from({ length: 100 }, newNonce);
  expect(new Set(nonces.map(String)).size).toBe(100);
  expect(nonces.filter(([first = 0]) => first < 0x40 || first > 0x7f)).toEqual([]);
});

test.each(STAMP_FAILURES)('after "%s" one waits longer each time, and never longer than six hours', why => {
  const waits = Array.from({ length: 40 }, (_, n) => nextTry(n + 1, why));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBeGreaterThanOrEqual(60_000);
  expect(waits.at(-1)).toBe(6 * 3_600_000);
});

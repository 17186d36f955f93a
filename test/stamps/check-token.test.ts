import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkToken } from '../../src/stamps/index.ts';
import { startTsa, type Tsa } from '../rig/tsa.ts';
import type { Signer } from '../rig/tsa-keys.ts';

const SEAL = '{"bodySha256":"00","previous":"00","seq":1}';
const HASH = createHash('sha256').update(SEAL).digest('hex');
const OTHER = createHash('sha256').update('another seal').digest('hex');

let tsa: Tsa;
beforeAll(async () => {
  tsa = await startTsa();
}, 60_000);
afterAll(() => tsa.stop());

const trust = () => ({
  roots: [tsa.certificate('root')],
  certificates: [] as Uint8Array<ArrayBuffer>[],
  revocationLists: [] as Uint8Array<ArrayBuffer>[],
});
const check = (token: Uint8Array<ArrayBuffer>, more: Partial<ReturnType<typeof trust>> = {}) =>
  checkToken(token, HASH, { ...trust(), ...more });

describe('a token as an authority makes it', () => {
  test.each<Signer>(['rsa', 'ecdsa', 'ecdsa384'])(
    'by a key of the kind %s is good',
    async name => {
      const before = Date.now();
      const found = await check(tsa.stamp(name, HASH));
      expect(found).toEqual({
        state: 'good',
        time: found.time,
        // Stated as 1 s, 500 ms and 100 µs.
        accuracyMs: 1501,
        authority: `Test ${name}`,
        root: createHash('sha256').update(tsa.certificate('root')).digest('hex'),
        revocation: 'not at hand',
      });
      const time = Date.parse(found.time ?? '');
      expect(time).toBeGreaterThanOrEqual(before - 1000);
      expect(time).toBeLessThanOrEqual(Date.now());
    },
    60_000,
  );

  test('openssl takes it, too', () => {
    const token = tsa.stamp('rsa', HASH);
    writeFileSync(join(tsa.folder, 'seal.json'), SEAL);
    writeFileSync(join(tsa.folder, 'x.tsr'), token);
    const said = execFileSync(
      'openssl',
      [
        'ts',
        '-verify',
        '-data',
        'seal.json',
        '-in',
        'x.tsr',
        '-CAfile',
        'root.pem',
        '-untrusted',
        'issuing.pem',
      ],
      { cwd: tsa.folder, encoding: 'utf8', stdio: 'pipe' },
    );
    expect(said).toContain('Verification: OK');
  });
  test('of something else', async () => {
    expect(await check(tsa.stamp('ecdsa', OTHER))).toMatchObject({ state: 'other hash' });
  });
});

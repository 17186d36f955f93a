import { createHash, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { AUTHORITIES, KNOWN_ROOTS, knownRootsAmong } from '../../src/stamps/index.ts';
import { BUILT_IN_ROOTS } from '../../src/stamps/known-roots/built-in.ts';

test('a known root is the certificate that its name says', async () => {
  const roots = await knownRootsAmong(rootCertificates);
  expect(roots.length).toBeGreaterThan(0);
  for (const der of roots) {
    const hash = createHash('sha256').update(der).digest('hex');
    const { subject, ca } = new X509Certificate(der);
    const { name = '' } = KNOWN_ROOTS.find(({ sha256 }) => sha256 === hash) ?? {};
    expect(ca).toBe(true);
    // GlobalSign names its roots by their unit.
    expect(subject).toMatch(new RegExp(`^(CN|OU)=${name}$`, 'm'));
  }
});

test('what is built in is what Node has', async () => {
  expect(BUILT_IN_ROOTS).toEqual(await knownRootsAmong(rootCertificates));
});

test('what is in no list is not known', async () => {
  expect(await knownRootsAmong([])).toEqual([]);
});

test('an authority goes by one short name, and by an address of the web', () => {
  const keys = AUTHORITIES.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter(key => !/^[a-z0-9.-]+$/.test(key))).toEqual([]);
  for (const { url, country } of AUTHORITIES) {
    expect(new URL(url).protocol).toMatch(/^https?:$/);
    if (country !== null) expect(country).toMatch(/^[A-Z]{2}$/);
  }
});

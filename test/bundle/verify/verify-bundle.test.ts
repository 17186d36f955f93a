import { expect, test } from 'vitest';
import { fromBlob, type VerifyOptions, verifyBundle } from '../../../src/bundle/verify/index.ts';
import { type SampleWishes, sampleBundle } from '../sample-bundle.ts';

async function verdictOf(wishes: SampleWishes, options: Partial<VerifyOptions> = {}) {
  const sample = await sampleBundle(wishes);
  const verdict = await verifyBundle(
    { zip: fromBlob(new Blob([sample.zip])) },
    { trust: { roots: [] }, ...options },
  );
  return { ...sample, verdict };
}

test('a bundle as the extension packs it is intact, by the key that signed it', async () => {
  const { verdict, key, records } = await verdictOf({});
  expect(verdict).toMatchObject({
    rung: 'intact',
    problem: null,
    key: key.fingerprint,
    remarks: [],
    stamps: [],
  });
  expect(verdict.records.map(({ id }) => id)).toEqual(records.map(({ evidence }) => evidence.id));
  expect(verdict.checked).toMatchObject({ links: 3, signatures: 4 });
});

import { expect, test } from 'vitest';
import { deviceTime, firstBrokenLink, nextLink } from '../../src/evidence/index.ts';

test('a chain', async () => {
  const body = {
    kind: 'captured',
    at: deviceTime(),
    recordId: crypto.randomUUID(),
    recordSha256: 'a'.repeat(64),
    detail: {},
  } as const;
  const one = await nextLink(null, body);
  const two = await nextLink(one, body);
  expect(await firstBrokenLink([one, two])).toBe(null);
});

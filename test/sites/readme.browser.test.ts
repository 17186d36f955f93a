import { expect, test } from 'vitest';
import readme from '../../README.md?raw';
import { SITES } from '../../src/sites/index.ts';

test('README names every reader, and every reader says what it rests on', () => {
  expect(SITES.map(({ id }) => id).filter(id => !readme.includes(`\`${id}\``))).toEqual([]);
  for (const { id, facts } of SITES) {
    expect(facts.sources.length, id).toBeGreaterThan(0);
    expect(facts.seen, id).toMatch(/^20\d\d-\d\d$/);
  }
});

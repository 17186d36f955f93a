import { expect, test } from 'vitest';
import enAdvice from '../../src/_locales/en/advice.json' with { type: 'json' };
import enClocks from '../../src/_locales/en/clocks.json' with { type: 'json' };
import enDocuments from '../../src/_locales/en/documents.json' with { type: 'json' };
import jaAdvice from '../../src/_locales/ja/advice.json' with { type: 'json' };
import jaClocks from '../../src/_locales/ja/clocks.json' with { type: 'json' };
import jaDocuments from '../../src/_locales/ja/documents.json' with { type: 'json' };

type Part = Record<string, { message: string }>;

const placeholders = (message: string) => [...new Set(message.match(/\$\d/g) ?? [])].sort();

test.each<[string, Part, Part]>([
  ['advice', jaAdvice, enAdvice],
  ['clocks', jaClocks, enClocks],
  ['documents', jaDocuments, enDocuments],
])('%s says the same things in both languages', (_, ja, en) => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
  for (const [key, { message }] of Object.entries(ja)) {
    expect(key).toMatch(/^[a-z0-9_]+$/);
    expect(message).not.toBe('');
    // A `$` that is no placeholder would be taken for one by the browser.
    expect(message.replace(/\$[1-9]/g, '')).not.toContain('$');
    expect([key, placeholders(en[key]?.message ?? '')]).toEqual([key, placeholders(message)]);
  }
});

test('nothing promises that a court accepts the record or calls a post illegal', () => {
  const all = JSON.stringify([jaAdvice, jaClocks, jaDocuments]);
  expect(all).not.toMatch(/証拠として認められます|証拠能力があ|違法です|名誉毀損に当たります/);
});

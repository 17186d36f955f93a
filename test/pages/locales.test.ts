import { expect, test } from 'vitest';
import en from '../../src/_locales/en/pages.json' with { type: 'json' };
import advice from '../../src/_locales/ja/advice.json' with { type: 'json' };
import common from '../../src/_locales/ja/common.json' with { type: 'json' };
import documents from '../../src/_locales/ja/documents.json' with { type: 'json' };
import hotline from '../../src/_locales/ja/hotline.json' with { type: 'json' };
import ja from '../../src/_locales/ja/pages.json' with { type: 'json' };

const placeholders = (message: string) => [...new Set(message.match(/\$\d/g))].sort();

test('the screens have the same sentences in Japanese and English', () => {
  expect(Object.keys(en)).toEqual(Object.keys(ja));
});

test.each(Object.keys(ja) as (keyof typeof ja)[])('%s has words and the same placeholders in both', key => {
  expect(ja[key].message).not.toBe('');
  expect(en[key].message).not.toBe('');
  expect(placeholders(en[key].message)).toEqual(placeholders(ja[key].message));
});

test('no sentence of the screens has the name of one elsewhere', () => {
  const elsewhere = new Set([advice, common, documents, hotline].flatMap(part => Object.keys(part)));
  expect(Object.keys(ja).filter(key => elsewhere.has(key))).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverMarkup } from '../../src/masking/cover-markup.ts';
import { COVER, coverWords, hasWords, lookedFor } from '../../src/masking/cover-words.ts';
import { escapeMarkup, unescapeMarkup } from '../../src/masking/references.ts';

const word = fc
  .string({
    unit: fc.constantFrom('花', '子', 'が', 'ガ', 'a', 'Z', 'é', '1', '.', ' ', '😀', '-'),
    minLength: 1,
    maxLength: 8,
  })
  .filter(text => text.trim() !== '');

/** The forms a site, or somebody who wants to get past us, may write a word in. */
const written = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    text,
    text.toUpperCase(),
    text.normalize('NFD'),
    text.replace(/[!-~]/g, one => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000'),
    encodeURIComponent(text),
    encodeURIComponent(encodeURIComponent(text)),
    encodeURIComponent(text).toLowerCase(),
    Array.from(text).join('\u200b'),
    Array.from(
      { length: text.length },
      (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

const around = fc.string({ unit: 'grapheme', maxLength: 20 });

const given = fc.array(word, { minLength: 1, maxLength: 3 }).chain(words =>
  fc.record({
    words: fc.constant(words),
    parts: fc.array(fc.oneof(around, fc.constantFrom(...words).chain(written)), { maxLength: 8 }),
  }),
);

test('whatever a text is made of, no word is left in it', () => {
  fc.assert(
    fc.property(given, ({ words, parts }) => {
      const forms = lookedFor(words);
      const { text } = coverWords(parts.join(''), forms);
      expect(hasWords(text, forms)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('every word that was put into a text is covered', () => {
  fc.assert(
    fc.property(
      word.chain(one => fc.record({ one: fc.constant(one), form: written(one) })),
      ({ one, form }) => {
        const { count } = coverWords(`、${form}、`, lookedFor([one]));
        expect(count, form).toBe(1);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a snapshot keeps its tags, and none of the words', () => {
  fc.assert(
    fc.property(given, ({ words, parts }) => {
      const forms = lookedFor(words);
      const page = parts.map(part => `<p title="${escapeMarkup(part)}">${escapeMarkup(part)}</p>`).join('');
      const { html } = coverMarkup(page, forms);
      const texts = html.split(/<[^>]*>/).map(unescapeMarkup);
      expect(hasWords(texts.join(''), forms)).toBe(false);
      expect(html.match(/<\/p>/g)?.length ?? 0).toBe(parts.length);
      expect(html.replace(/[^<]/g, '')).toBe(page.replace(/[^<]/g, ''));
    }),
    { numRuns: 500 },
  );
});

test('a text without the word stays as it is', () => {
  fc.assert(
    fc.property(around, text => {
      const forms = lookedFor(['保全花子']);
      expect(coverWords(text, forms).text).toBe(text);
      expect(text.includes(COVER) || !coverWords(text, forms).text.includes(COVER)).toBe(true);
    }),
  );
});

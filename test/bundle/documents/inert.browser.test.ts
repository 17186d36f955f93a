import { expect, test } from 'vitest';
import { documents } from '../../../src/bundle/documents/documents.ts';
import { PATHS } from '../../../src/bundle/documents/paths.ts';
import { LETTER_STYLE, SHEET_STYLE } from '../../../src/bundle/documents/style.ts';
import { HOSTILE_POST, MADE, record, say } from './sample-records.ts';

const records = [
  { record: record({ post: HOSTILE_POST }), earlier: [record({ number: 2, post: HOSTILE_POST })] },
];
const pages = [...documents({ records, made: MADE, say })].filter(file => file.path.endsWith('.html'));

test.each(pages.map(page => [page.path, page.text]))(
  '%s stays inert whatever the page wrote',
  (path, html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    expect(parsed.querySelector('script, iframe, object, embed, form, link, base, input')).toBeNull();
    // The one picture that is drawn by words of the document: shapes and text, nothing that loads, links or runs.
    const drawn = [...parsed.querySelectorAll('svg, svg *')].map(({ localName }) => localName);
    expect(drawn.filter(name => !['svg', 'g', 'line', 'circle', 'text'].includes(name))).toEqual([]);
    expect(parsed.querySelector('svg:not(figure.timeline > svg)')).toBeNull();
    expect([...parsed.querySelectorAll('style')].map(style => style.textContent)).toEqual([
      path.startsWith(PATHS.letters) ? LETTER_STYLE : SHEET_STYLE,
    ]);
    for (const element of parsed.querySelectorAll('*')) {
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^style$/);
    }
    for (const link of parsed.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^https?:\/\//);
    for (const image of parsed.querySelectorAll('img'))
      expect(image.getAttribute('src')).toMatch(/^records\/[0-9a-f-]{36}\//);
  },
);

test('the report still shows the hostile text word for word', () => {
  const html = pages.find(page => page.path.startsWith('01'))?.text ?? '';
  const shown = new DOMParser().parseFromString(html, 'text/html').body.textContent;
  expect(shown).toContain('</style><script>alert(6)</script>');
  expect(shown).toContain('<iframe src=//evil.example>');
});

import { describe, expect, test } from 'vitest';
import { coverMarkup } from '../../src/masking/cover-markup.ts';
import { coverWords, hasWords, lookedFor } from '../../src/masking/cover-words.ts';

const covered = (text: string, ...words: string[]) => coverWords(text, lookedFor(words)).text;

describe('a word is covered in whatever writing', () => {
  test.each([
    ['as typed', 'ようこそ、保全花子さん', 'ようこそ、■■■■さん'],
    ['with a blank between', '保全 花子', '保全 花子'],
  ])('%s', (_, text, expected) => {
    expect(covered(text, '保全花子')).toBe(expected);
  });

  test('a name with a blank is found with a blank of any width, and with none', () => {
    expect(covered('保全　花子/保全花子', '保全 花子')).toBe('■■■■■/■■■■');
  });

  test('upper and lower case, full and half width', () => {
    expect(covered('@HanaKo ｈａｎａｋｏ', '@hanako')).toBe('@■■■■■■ ■■■■■■');
    expect(covered('ﾊﾞﾅﾅとバナナ', 'バナナ')).toBe('■■■■と■■■');
  });

  test('in addresses, encoded once or twice, and in JSON', () => {
    const once = encodeURIComponent('花子');
    expect(covered(`https://a.example/${once}/x`, '花子')).toBe('https://a.example/■■/x');
    expect(covered(`?next=${encodeURIComponent(once)}&`, '花子')).toBe('?next=■■&');
    expect(covered('{"name":"\\u82b1\\u5b50"}', '花子')).toBe('{"name":"■■"}');
    expect(covered('?mail=hana%40example.jp', 'hana@example.jp')).toBe('?mail=■■■■■■■■■■■■■■■');
  });

  test('with characters in it that nobody sees', () => {
    expect(covered('花\u200b子', '花子')).toBe('■■');
  });

  test('what is broken stays as it is', () => {
    expect(covered('100% %E8%8 %zz', '花子')).toBe('100% %E8%8 %zz');
  });

  test('places that overlap are one', () => {
    expect(covered('花子子', '花子', '子子')).toBe('■■■');
  });

  test('empty words cover nothing', () => {
    expect(covered('そのまま', '', ' ', '@')).toBe('そのまま');
  });
});

describe('a snapshot', () => {
  const forms = lookedFor(['花子', 'hanako']);
  const page =
    '<!DOCTYPE html>\n<html><head><style>.a{background:url("data:image/png;base64,PICA") 0 0}.hanako::after{content:"花子"}</style>' +
    '<script type="application/ld+json">{"name":"\\u82b1\\u5b50"}</script></head>' +
    '<body title="花子&quot;&gt;"><a href="https://x.example/hanako?q=%E8%8A%B1%E5%AD%90">花<b>子</b>さん &lt;b&gt;</a>' +
    '<img alt="Hanako" src="data:image/jpeg;base64,PICB"><div style="background-image:url(&quot;data:image/png;base64,PICC&quot;)"></div>' +
    '<iframe sandbox="" srcdoc="&lt;p title=&quot;花子&quot;&gt;花子&amp;amp;&lt;img src=&quot;data:image/png;base64,PICD&quot;&gt;&lt;/p&gt;"></iframe></body></html>';

  test('has no word and no picture left, and its markup stays whole', () => {
    const { html, words, pictures } = coverMarkup(page, forms);
    expect(hasWords(html, forms)).toBe(false);
    expect(html).not.toMatch(/PICA|PICB|PICC|PICD/);
    expect(html).toContain('<body title="■■&quot;&gt;">');
    expect(html).toContain('■<b>■</b>さん &lt;b&gt;');
    expect(html).toContain('&lt;p title=&quot;■■&quot;&gt;■■&amp;amp;');
    expect(words).toBe(10);
    expect(pictures).toBe(4);
  });

  test('has nothing left in what is marked as the own account', () => {
    const own =
      '<p>a</p><div class="x" aria-label="3 unread" data-hozen-own=""><div>secret<img src="x"></div><br></div><img alt="me" data-hozen-own=""><p>b</p>';
    expect(coverMarkup(own, []).html).toBe(
      '<p>a</p><div class="x" data-hozen-own="">■</div><img data-hozen-own=""><p>b</p>',
    );
  });

  test('keeps its policy, and what was the own account’s is black', () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">`;
    expect(coverMarkup(`<head>${policy}</head><p>a</p>`, forms)).toEqual({
      html: `<head>${policy}</head><p>a</p>`,
      words: 0,
      pictures: 0,
    });
    const { html } = coverMarkup(`<head>${policy}</head><p data-hozen-own="">a</p>`, forms);
    expect(html).toMatch(
      /^<head><meta http-equiv="Content-Security-Policy"[^>]*><style>\[data-hozen-own\]\{/,
    );
  });

  test('without words is the same but for its pictures', () => {
    const plain = page.replace(/data:image[^"&]*/g, '');
    expect(coverMarkup(plain, []).html).toBe(plain);
  });
});

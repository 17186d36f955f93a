import { describe, expect, test } from 'vitest';
import { freshResponse } from '../../src/content/fresh-response.ts';

const POST = '架空の町の話です。\n二行目もあります。';
const html = { 'content-type': 'text/html; charset=utf-8' };

function answering(body: BodyInit | null, init: ResponseInit = { headers: html }): typeof fetch {
  return async () => new Response(body, init);
}

const bytesOf = (body: string) => Uint8Array.from(atob(body), character => character.charCodeAt(0));

describe('a fresh response', () => {
  test.for([
    ['in the text', '<p>架空の町の話です。<br>  二行目もあります。</p>'],
    ['in the source', '<script>{"t":"\\u67b6空の町の話です。\\n二行目もあります。"}</script>'],
    ['in the source', '<div data-t="架空の&#x753a;の話です。 二行目もあります。"></div>'],
    ['not found', '<p>削除されました</p>'],
  ])('the post is %s', async ([expected, body]) => {
    const { about } = await freshResponse(window, POST, answering(body ?? ''));
    expect(about.postText).toBe(expected);
  });

  test('no text, no search', async () => {
    expect((await freshResponse(window, null, answering('x'))).about.postText).toBe('not looked for');
    expect((await freshResponse(window, 'あ', answering('あ'))).about.postText).toBe('not looked for');
  });

  test('Shift_JIS is read as such, and kept as it came', async () => {
    const sjis = new Uint8Array([0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x82, 0xc5, 0x82, 0xb7]);
    const { about, body } = await freshResponse(
      window,
      'テストです',
      answering(sjis, { headers: { 'content-type': 'text/html; charset=Shift_JIS' } }),
    );
    expect(about).toMatchObject({ charset: 'shift_jis', postText: 'in the text' });
    expect(bytesOf(body)).toEqual(sjis);
  });

  test('a refusal is an answer too; cookies are withheld', async () => {
    const answer = answering('なし', {
      status: 404,
      headers: { ...html, date: 'Tue, 24 Nov 2026 00:00:00 GMT', 'x-session-token': 'secret' },
    });
    const { about } = await freshResponse(window, POST, answer);
    expect(about.status).toBe(404);
    expect(about.headers).toContainEqual(['date', 'Tue, 24 Nov 2026 00:00:00 GMT']);
    expect(JSON.stringify(about)).not.toContain('secret');
  });

  test('a body without an end is cut, and says so', async () => {
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: controller => controller.enqueue(new Uint8Array(500_000)),
    });
    const { about, body } = await freshResponse(window, POST, answering(endless));
    expect(about.bodyCut).toBe(true);
    expect(bytesOf(body)).toHaveLength(6_000_000);
  });

  test('no network is a named failure', async () => {
    const offline: typeof fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    await expect(freshResponse(window, POST, offline)).rejects.toMatchObject({ name: 'FreshResponseError' });
  });
});

import JSZip from 'jszip';
import { expect, test } from 'vitest';
import type { Instant } from '../../src/evidence/index.ts';
import { wordFile } from '../../src/word/word-file.ts';

const HOSTILE = [
  '</w:t></w:r></w:p><w:altChunk r:id="x"/>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  ']]>&#0;&amp;"\'',
  '\u0001\u000b\ufffe\uffff\ud800\udc00\ud800',
  '＿＿\r\n\t末尾 ',
];

test('every part is XML that a parser takes, and gives the text back', async () => {
  const text = HOSTILE.join('|');
  const bytes = await wordFile({
    title: text,
    made: '2026-11-23T03:00:00.000Z' as Instant,
    notes: [{ kind: 'heading', text }],
    blocks: [
      { kind: 'paragraph', line: { text, kind: 'said' } },
      { kind: 'table', widths: [1], head: [text], rows: [[[{ text, kind: 'said' }]]] },
    ],
  });
  const zip = await JSZip.loadAsync(bytes);
  for (const name of Object.keys(zip.files)) {
    const part = await zip.file(name)?.async('string');
    const read = new DOMParser().parseFromString(part ?? '', 'application/xml');
    expect([name, read.querySelector('parsererror')?.textContent ?? null]).toEqual([name, null]);
    if (name !== 'word/document.xml') continue;
    const texts = [...read.getElementsByTagName('w:t')].map(({ textContent }) => textContent);
    expect(texts).toContain(
      '</w:t></w:r></w:p><w:altChunk r:id="x"/>|<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;|]]>&#0;&amp;"\'|⟨U+0001⟩⟨U+000B⟩⟨U+FFFE⟩⟨U+FFFF⟩\u{10000}\ufffd|＿＿',
    );
    expect(read.getElementsByTagName('w:altChunk')).toHaveLength(0);
  }
});

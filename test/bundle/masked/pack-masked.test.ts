import { inflateSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import advice from '../../../src/_locales/ja/advice.json' with { type: 'json' };
import documents from '../../../src/_locales/ja/documents.json' with { type: 'json' };
import exhibits from '../../../src/_locales/ja/exhibits.json' with { type: 'json' };
import masking from '../../../src/_locales/ja/masking.json' with { type: 'json' };
import { sayFrom } from '../../../src/_locales/say.ts';
import { type MaskedPackRequest, packMasked } from '../../../src/bundle/masked/pack-masked.ts';
import type { FileEntry, KeptRecord, Mask } from '../../../src/evidence/index.ts';
import { hasWords, lookedFor } from '../../../src/masking/cover-words.ts';
import { MADE, POST, record } from '../documents/sample-records.ts';
import { entry, face, pagesOf, stripes } from '../exhibits/sample-exhibit.ts';

const say = sayFrom(advice, documents, exhibits, masking);
const WORDS = ['保全 花子', '@hanako_h'];
/** Of a post of the own account: X opens it whatever name stands before it. */
const OWN_NUMBER = '2123739999999458617';
const FORMS = lookedFor([...WORDS, OWN_NUMBER]);

const TEXTS: Record<string, string> = {
  'page.txt': '保全　花子 @hanako_h\n通知 4\nほかの文章',
  'snapshot.html':
    '<!DOCTYPE html>\n<html><head><title>(12) 保全花子</title></head><body><a href="https://x.com/hanako_h">保全<b>花子</b></a><p data-id="2123739999999458617"></p></body></html>',
};

const text = (name: string, role: FileEntry['role']): FileEntry => ({
  ...entry(name, role, 0),
  mediaType: 'text/plain;charset=utf-8',
});

function kept(): KeptRecord {
  const post = {
    ...POST,
    text: `${POST.text}\n@hanako_h さん(保全花子)`,
    parentUrl: `https://x.com/hanako_h/status/${OWN_NUMBER}`,
  };
  const plain = record();
  const files = [
    entry('visible.png', 'visible picture', 90),
    entry('post.png', 'post picture', 90, ['visible.png']),
    entry('exhibit.png', 'exhibit picture', 90, ['visible.png']),
    text('page.txt', 'page text'),
    text('snapshot.html', 'page snapshot'),
    text('reading.json', 'reading'),
  ];
  const page = { url: 'https://x.com/hanako_h/with_replies?q=%E8%8A%B1', title: '(3) 保全花子さん / X' };
  return { ...plain, note: '保全花子のメモ', evidence: { ...plain.evidence, post, files, page } };
}

const mask: Mask = {
  file: 'visible.png',
  box: { x: 10, y: 10, width: 20, height: 20 },
  how: 'drawn',
  what: null,
};

function request(more: Partial<MaskedPackRequest> = {}): MaskedPackRequest {
  return {
    record: kept(),
    plan: { masks: [mask], words: WORDS, looked: ['visible.png', 'post.png'] },
    ownLines: ['通知 4'],
    original: async name => new Blob([name in TEXTS ? (TEXTS[name] ?? '') : stripes(120, 90)]),
    burn: async picture => new Uint8Array(await picture.arrayBuffer()),
    face,
    made: MADE,
    software: 'Hozen 0.1.0 (abcdef0)',
    say,
    ...more,
  };
}

async function unpacked(blob: Blob): Promise<Map<string, Uint8Array>> {
  const zip = await JSZip.loadAsync(await blob.arrayBuffer());
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(
    await Promise.all(
      files.map(async file => [file.name.replace(/^[^/]+\//, ''), await file.async('uint8array')] as const),
    ),
  );
}

/** The streams of a PDF, inflated, as text; pictures' too. */
function streamsOf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf);
  const found: string[] = [];
  for (let at = raw.indexOf('stream\n'); at >= 0; at = raw.indexOf('stream\n', at + 1)) {
    if (raw.subarray(at - 3, at).toString() === 'end') continue;
    const end = raw.indexOf('endstream', at);
    try {
      found.push(inflateSync(raw.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // Not a deflated one.
    }
  }
  return found.join('\n');
}

describe('a covered copy', async () => {
  const copy = await packMasked(request());
  const files = await unpacked(copy.blob);
  const pdfName = [...files.keys()].find(name => name.endsWith('.pdf')) ?? '';

  test('says what it is by its name and holds what is for others', () => {
    expect(copy.fileName).toMatch(/^hozen_隠した写し_.*\.zip$/);
    expect([...files.keys()].sort()).toEqual([
      '00_最初に読む.html',
      'manifest-sha256.txt',
      'masks.json',
      'page.txt',
      'pictures/post.png',
      'pictures/visible.png',
      'post.txt',
      'snapshot.html',
      pdfName,
    ]);
    expect(pdfName).toMatch(/^甲01_.*_隠した写し\.pdf$/);
    expect(pdfName.length).toBeLessThanOrEqual(50);
  });

  test('has none of the covered words, in no file and in no stream of the PDF', () => {
    for (const [name, bytes] of files) {
      const content = new TextDecoder().decode(bytes);
      expect(hasWords(name.endsWith('.png') ? '' : content, FORMS), name).toBe(false);
      for (const word of ['花子', 'hanako']) expect(content.toLowerCase().includes(word), name).toBe(false);
    }
    const pdf = files.get(pdfName) ?? new Uint8Array();
    // Text is numbers of glyphs in it, and those stand for characters in the font's table.
    const streams = streamsOf(pdf).toLowerCase();
    expect(streams).toContain('begincmap');
    for (const unit of ['82b1', '5b50']) expect(streams).not.toContain(`<${unit}>`);
    const pages = pagesOf(pdf).join('');
    expect(hasWords(pages, FORMS)).toBe(false);
    expect(pages).toContain('@■■■■■■■■ さん(■■■■)');
    expect(pages).toContain('一部を隠した写し');
  });

  test('covers the page text and the snapshot, and how many notifications waited', () => {
    const read = (name: string) => new TextDecoder().decode(files.get(name));
    expect(read('page.txt')).toBe('■■■■■ @■■■■■■■■\n■■ ■\nほかの文章');
    expect(read('snapshot.html')).toContain('<title>(■■) ■■■■</title>');
    expect(read('snapshot.html')).toContain('■■<b>■■</b>');
  });

  test('lists every mask with both hashes of its picture, and no hash of an original text', () => {
    const list = JSON.parse(new TextDecoder().decode(files.get('masks.json')));
    const of = (file: string) => list.files.find((one: { file: string }) => one.file === file);
    expect(of('pictures/visible.png')).toMatchObject({
      original: { name: 'visible.png', sha256: 'd4'.repeat(32) },
      masks: [{ x: 10, y: 10, width: 20, height: 20, how: 'drawn', what: null }],
    });
    expect(of('page.txt').original).toEqual({ name: 'page.txt', sha256: null });
    expect(list.leftOut).toContainEqual({ name: 'exhibit.png', why: 'drawn from others' });
    expect(list.leftOut).toContainEqual({ name: 'reading.json', why: 'not for others' });
  });

  test('comes out the same for the same request', async () => {
    const again = await packMasked(request());
    expect(Buffer.from(await again.blob.arrayBuffer())).toEqual(Buffer.from(await copy.blob.arrayBuffer()));
  });
});

test('is not made while a picture was not looked through', async () => {
  const plan = { masks: [], words: [], looked: ['visible.png'] };
  await expect(packMasked(request({ plan }))).rejects.toMatchObject({
    name: 'NotLookedAtError',
    files: ['post.png'],
  });
});

test('is not made where a word is one of its own', async () => {
  const plan = { masks: [], words: ['記録'], looked: ['visible.png', 'post.png'] };
  await expect(packMasked(request({ plan }))).rejects.toMatchObject({
    name: 'WordsLeftError',
    message: '記録',
  });
});

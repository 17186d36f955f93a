import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import advice from '../../../src/_locales/ja/advice.json' with { type: 'json' };
import documents from '../../../src/_locales/ja/documents.json' with { type: 'json' };
import exhibits from '../../../src/_locales/ja/exhibits.json' with { type: 'json' };
import letters from '../../../src/_locales/ja/letters.json' with { type: 'json' };
import lists from '../../../src/_locales/ja/lists.json' with { type: 'json' };
import { sayFrom } from '../../../src/_locales/say.ts';
import { exhibitPdf } from '../../../src/bundle/exhibits/exhibit.ts';
import { FontFace } from '../../../src/bundle/exhibits/font-face.ts';
import type { FileEntry, KeptRecord } from '../../../src/evidence/index.ts';
import { EXHIBIT_FONT } from '../../rig/exhibit-font-plugin.ts';
import { MADE, record } from '../documents/sample-records.ts';

export const say = sayFrom(advice, documents, exhibits, letters, lists);

/** The font that the extension carries. */
export const face = new FontFace(readFileSync(createRequire(import.meta.url).resolve(EXHIBIT_FONT)));

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** An RGB PNG (or, with `alpha`, RGBA) of stripes, a new colour every 100 rows, so that a slice tells where it is from. */
export function stripes(width: number, height: number, alpha = false): Uint8Array<ArrayBuffer> {
  const samples = alpha ? 4 : 3;
  const rows = Buffer.alloc(height * (1 + samples * width));
  for (let y = 0; y < height; y += 1) {
    const at = y * (1 + samples * width);
    rows.fill((Math.floor(y / 100) * 37) % 200, at + 1, at + 1 + samples * width);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, alpha ? 6 : 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...parts]));
}

/** An entry for a picture. */
export function entry(name: string, role: FileEntry['role'], height: number, from?: string[]): FileEntry {
  return {
    name,
    role,
    mediaType: 'image/png',
    size: 5_000,
    sha256: 'd4'.repeat(32),
    made: { at: MADE, how: 'test', viewport: null, width: 1280, height, ...(from && { from }) },
  };
}

/** The PDF of `kept`, whose pictures are stripes of the height their entries give. */
export function pdfOf(kept: KeptRecord = record(), branch: number | null = null): Promise<Uint8Array> {
  const picture = (name: string) => {
    const made = kept.evidence.files.find(file => file.name === name)?.made;
    return made?.height ? new Blob([stripes(made.width ?? 1, made.height)]) : undefined;
  };
  const place = { record: kept, number: 1, branch };
  return exhibitPdf({ place, picture, face, made: MADE, software: 'Hozen 0.1.0 (abcdef0)', say });
}

/** What a program of other people's says of `pdf`. */
export function ask(pdf: Uint8Array, program: string, ...args: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hozen-exhibit-'));
  const path = join(folder, 'exhibit.pdf');
  writeFileSync(path, pdf);
  if (process.env.KEEP_PDFS) writeFileSync(join(process.env.KEEP_PDFS, `${Date.now()}.pdf`), pdf);
  try {
    return execFileSync(
      program,
      args.map(arg => (arg === '@' ? path : arg)),
      { encoding: 'utf8', maxBuffer: 400_000_000 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of each page, line breaks taken out: wrapped addresses are whole again. */
export function pagesOf(pdf: Uint8Array): string[] {
  const pages = ask(pdf, 'pdftotext', '-raw', '@', '-').split('\f');
  return pages.slice(0, -1).map(page => page.replaceAll('\n', ''));
}

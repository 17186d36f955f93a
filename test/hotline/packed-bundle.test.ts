import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import advice from '../../src/_locales/ja/advice.json' with { type: 'json' };
import common from '../../src/_locales/ja/common.json' with { type: 'json' };
import documents from '../../src/_locales/ja/documents.json' with { type: 'json' };
import { sayFrom } from '../../src/_locales/say.ts';
import { packBundle } from '../../src/bundle/pack.ts';
import { CHAIN_START, type Evidence, sha256 } from '../../src/evidence/index.ts';
import { startHotline } from '../../src/hotline/server.ts';
import { NOW, sampleEvidence, sampleKept } from './sample-record.ts';
import { post, sampleUpload } from './sample-upload.ts';

test('the hotline files a bundle as the extension packs it, down to a large picture', async () => {
  const picture = new Uint8Array(5_000_000).fill(7);
  const evidence: Evidence = {
    ...sampleEvidence(),
    files: [
      {
        name: 'visible.png',
        role: 'visible picture',
        mediaType: 'image/png',
        size: picture.length,
        sha256: await sha256(picture),
        made: { at: NOW, how: 'tabs.captureVisibleTab', viewport: null, width: 1, height: 1 },
      },
    ],
  };
  const [entry] = evidence.files;
  if (!entry) throw new Error('no file');
  const packed = await packBundle({
    items: [{ record: sampleKept(evidence), earlier: [sampleKept(sampleEvidence())] }],
    originals: async id =>
      id === evidence.id ? [{ entry, crc32: crc32(picture), blob: new Blob([picture]) }] : [],
    custody: [{ seq: 1, previous: CHAIN_START, bodySha256: CHAIN_START, hash: CHAIN_START, body: null }],
    made: NOW,
    software: 'Hozen test',
    say: sayFrom(common, advice, documents),
    onFile: () => undefined,
    signal: new AbortController().signal,
  });
  const zip = new Uint8Array(await packed.blob.arrayBuffer());
  const folder = await mkdtemp(join(tmpdir(), 'hotline-'));
  const hotline = await startHotline({ host: '127.0.0.1', port: 0, folder });
  try {
    const answer = await post(hotline.url, await sampleUpload({ records: [evidence], zip }));
    expect(await answer.json()).toMatchObject({ posts: 1, bundleSha256: await sha256(zip) });
  } finally {
    await hotline.close();
    await rm(folder, { recursive: true });
  }
});

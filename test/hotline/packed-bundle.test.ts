import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/evidence/index.ts';
import { startHotline } from '../../src/hotline/server.ts';
import { sampleBundle } from '../bundle/sample-bundle.ts';
import { post, sampleUpload } from './sample-upload.ts';

test('the hotline files a bundle as the extension packs it, down to a large picture', async () => {
  const { zip, records, key } = await sampleBundle({ pictureBytes: 5_000_000 });
  const folder = await mkdtemp(join(tmpdir(), 'hotline-'));
  const hotline = await startHotline({ host: '127.0.0.1', port: 0, folder });
  try {
    const upload = await sampleUpload({ records: records.map(({ evidence }) => evidence), zip });
    const answer = await post(hotline.url, upload);
    const receipt = await answer.json();
    expect(receipt).toMatchObject({ posts: 2, bundleSha256: await sha256(zip) });
    const verdict = await readFile(join(folder, 'reports', receipt.id, 'verdict.json'), 'utf8');
    expect(JSON.parse(verdict)).toMatchObject({ rung: 'intact', key: key.fingerprint });
    for (const path of ['/', `/reports/${receipt.id}`]) {
      expect(await (await fetch(hotline.url + path)).text()).toContain('封をしてから変わっていない');
    }
  } finally {
    await hotline.close();
    await rm(folder, { recursive: true });
  }
}, 20_000);

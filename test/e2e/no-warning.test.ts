import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { DIST } from '../rig/build-extension.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await startRig({ extension: DIST });
});
afterAll(() => rig?.close());

test('the browser has nothing to warn of when the extension is installed', async () => {
  const manifest = readFileSync(join(DIST, 'manifest.json'), 'utf8');
  const page = await rig.openOwnPage('src/pages/help/index.html');
  const warnings = (text: string) =>
    page.evaluate(
      source =>
        (
          globalThis as unknown as {
            chrome: { management: { getPermissionWarningsByManifest(text: string): Promise<string[]> } };
          }
        ).chrome.management.getPermissionWarningsByManifest(source),
      text,
    );
  expect(await warnings(manifest)).toEqual([]);
  const asking = { ...JSON.parse(manifest), permissions: ['tabs', 'history'] };
  expect((await warnings(JSON.stringify(asking))).length).toBeGreaterThan(0);
});

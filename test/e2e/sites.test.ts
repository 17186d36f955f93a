import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/evidence/index.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { keepPage } from '../rig/journey.ts';
import { lookInStore } from '../rig/look-in-store.ts';
import { hostFlags, type Served, serveFolderTls } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';
import { photographFor } from './readme-pictures.ts';

/** The status whose page it is, and its thread, as the fixtures have them. */
const STATUS = '/tokumei_taro_ex/status/2123729947846508553';
const THREAD = '/test/read.cgi/shiken/1795171328';

let rig: Rig;
let sites: Served;

beforeAll(async () => {
  const pages = {
    [STATUS]: 'x/status.html',
    [`${THREAD}/2`]: '5ch/2026.html',
    [`${THREAD}/l50`]: '5ch/2026.html',
  };
  sites = await serveFolderTls(join(ROOT, 'test/fixtures'), pages);
  rig = await startRig({ extension: extensionUnderTest(), flags: hostFlags(sites) });
});
afterAll(async () => {
  await rig?.close();
  await sites?.close();
});

async function keep(url: string, name: string): Promise<Evidence> {
  const page = await rig.browser.newPage();
  await page.goto(url);
  const popup = await keepPage(rig, page);
  await photographFor(popup, name);
  const { records } = await lookInStore(popup);
  const row = records.find(r => r.phase === 'sealed' && r.evidence.page.url === url);
  await page.close();
  if (row?.phase !== 'sealed') throw new Error(`nothing kept of ${url}`);
  return row.evidence;
}

describe('each at its real address, the three things are right to the precision the page gives', () => {
  test('a status on X: to the second by the page, and its id agrees', async () => {
    const { post, focus, state, page } = await keep(`https://x.com${STATUS}?s=20`, 'popup-x');
    expect(state.kind).toBe('complete');
    expect(page.url).toBe(`https://x.com${STATUS}?s=20`);
    expect(focus).toEqual({ basis: 'page address', sure: true });
    expect(post?.permalink).toMatchObject({ kind: 'known', url: `https://x.com${STATUS}` });
    expect(post?.time).toMatchObject({
      kind: 'absolute',
      instant: '2026-11-20T10:47:31.000Z',
      precision: 'second',
      certain: true,
      source: 'time@datetime',
    });
    expect(post?.time.checks).toContainEqual(
      expect.objectContaining({ source: 'post id', verdict: 'agrees' }),
    );
    expect(post?.author.handle).toBe('tokumei_taro_ex');
  });

  test('a post on 5ちゃんねる: to the hundredth of a second, with its ID', async () => {
    const { post, focus } = await keep(`https://kaku.5ch.io${THREAD}/2`, 'popup-5ch');
    expect(focus).toEqual({ basis: 'page address', sure: true });
    expect(post?.permalink).toMatchObject({ kind: 'known', url: `https://kaku.5ch.io${THREAD}/2` });
    expect(post?.time).toMatchObject({
      kind: 'absolute',
      instant: '2026-11-20T10:45:10.070Z',
      precision: 'centisecond',
      certain: true,
    });
    expect(post?.time.checks).toContainEqual(
      expect.objectContaining({ source: 'weekday', verdict: 'agrees' }),
    );
    expect(post?.author.immutableId).toEqual({ scheme: '5ch ID', value: 'ZyX98wVu' });
  });

  test('a whole thread: the post in the middle of the screen, and the person is asked', async () => {
    const { post, focus } = await keep(`https://kaku.5ch.io${THREAD}/l50`, 'popup-unsure');
    expect(focus?.sure).toBe(false);
    expect(post?.permalink).toMatchObject({ kind: 'known', basis: 'composed' });
  });
});

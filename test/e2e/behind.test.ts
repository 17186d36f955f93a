import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureReport, Evidence, FreshResponse } from '../../src/evidence/index.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { keptFile, keptJson } from '../rig/kept-pictures.ts';
import { recordRows } from '../rig/look-in-store.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';

const HOUR_MS = 3_600_000;

let rig: Rig;
let pages: Served;
let own: Page;
let asked = 0;

/** A page that is not there any more when it is asked for again, from a server whose clock is an hour behind. */
function goneAtOnce(_: unknown, response: ServerResponse): void {
  asked += 1;
  const date = new Date(Date.now() - HOUR_MS).toUTCString();
  response.writeHead(asked === 1 ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', date });
  response.end(
    asked === 1
      ? '<!DOCTYPE html><title>消える</title><article><time datetime="2026-11-20T10:00:00+09:00">2026/11/20 10:00</time><p>すぐに消える書き込みです。</p></article>'
      : '<!DOCTYPE html><title>ありません</title><p>この書き込みは削除されました。</p>',
  );
}

beforeAll(async () => {
  const answers = { '/gone.html': goneAtOnce };
  pages = await serveFolder(join(ROOT, 'test/fixtures/camera'), {}, 0, answers);
  rig = await startRig({ extension: extensionUnderTest() });
  own = await rig.openOwnPage('src/pages/help/index.html');
});
afterAll(async () => {
  await rig?.close();
  await pages?.close();
});

async function keep(name: string): Promise<{ page: Page; evidence: Evidence }> {
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${pages.port}/${name}`);
  await rig.clickToolbarButton(page);
  for (let tries = 0; tries < 900; tries++) {
    const row = (await recordRows(own)).find(r => r.phase === 'sealed' && r.evidence.page.url === page.url());
    if (row?.phase === 'sealed') return { page, evidence: row.evidence };
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${name} was never sealed`);
}

const fresh = ({ id }: Evidence) => keptJson(own, id, 'fresh-response.json') as Promise<FreshResponse>;
const text = async ({ id }: Evidence, name: string) =>
  Buffer.from(await keptFile(own, id, name), 'base64').toString('utf8');

describe('what lies behind the picture', () => {
  test('the snapshot opens without a network, looks the same, and runs and asks nothing', async () => {
    const { page, evidence } = await keep('behind.html#r2');
    expect(evidence.lacks).toBeUndefined();
    const html = await text(evidence, 'snapshot.html');
    expect(html).not.toContain('himitsu');
    const report = (await keptJson(own, evidence.id, 'capture-report.json')) as CaptureReport;
    expect(report.snapshotLacks).toEqual([]);

    const folder = await mkdtemp(join(tmpdir(), 'hozen-snapshot-'));
    const file = join(folder, 'snapshot.html');
    await writeFile(file, html);
    const again = await rig.browser.newPage();
    const requests: string[] = [];
    again.on('request', request => requests.push(request.url()));
    await again.setOfflineMode(true);
    await again.goto(pathToFileURL(file).href);
    expect(requests.filter(url => !/^(?:file|data):/.test(url))).toEqual([]);
    const seen = (of: Page) =>
      of.evaluate(() => {
        const style = (selector: string, name: string) =>
          getComputedStyle(document.querySelector(selector) ?? document.body).getPropertyValue(name);
        return [
          document.body.innerText,
          style('body', 'background-color'),
          style('h1', 'color'),
          style('article', 'padding-left'),
          document.querySelector('img')?.naturalWidth,
          document.documentElement.scrollHeight,
        ];
      });
    expect(await seen(again)).toEqual(await seen(page));
    if (process.env.PICTURES) await again.screenshot({ path: join(ROOT, 'out', 'snapshot.png') });
    await again.close();
    await page.close();
    await rm(folder, { recursive: true });
  });

  test('the fresh response holds the post, its bytes and the server’s clock', async () => {
    const { page, evidence } = await keep('behind.html?again#r2');
    const about = await fresh(evidence);
    expect(about).toMatchObject({
      status: 200,
      postText: 'in the text',
      asked: page.url().split('#')[0],
      bodyCut: false,
    });
    expect(evidence.fresh).toEqual({ status: 200, postText: 'in the text' });
    expect(await text(evidence, 'fresh-response.body')).toContain('ふたつめの書き込みです。');
    const [clock] = evidence.captured.independent;
    expect(clock).toMatchObject({ kind: 'server Date header', from: `127.0.0.1:${pages.port}` });
    expect(Math.abs(clock?.skewMs ?? Number.NaN)).toBeLessThan(15_000);
    await page.close();
  });

  test('a post that is gone when asked again, and a clock that is wrong, are both told', async () => {
    const { page, evidence } = await keep('gone.html');
    expect(evidence.state).toEqual({ kind: 'complete' });
    expect(await fresh(evidence)).toMatchObject({ status: 404, postText: 'not found' });
    expect((evidence.captured.independent[0]?.skewMs ?? 0) / HOUR_MS).toBeCloseTo(1, 2);
    await page.close();
  });

  test('a server that is gone takes nothing else with it', async () => {
    const lost = await serveFolder(join(ROOT, 'test/fixtures/camera'));
    const page = await rig.browser.newPage();
    await page.goto(`http://127.0.0.1:${lost.port}/behind.html`);
    await lost.close();
    await rig.clickToolbarButton(page);
    await expect
      .poll(
        async () =>
          (await recordRows(own)).find(row => row.phase === 'sealed' && row.evidence.page.url === page.url()),
        {
          timeout: 40_000,
        },
      )
      .toBeDefined();
    const row = (await recordRows(own)).find(r => r.phase === 'sealed' && r.evidence.page.url === page.url());
    if (row?.phase !== 'sealed') throw new Error('not sealed');
    expect(row.evidence.state).toEqual({ kind: 'complete' });
    expect(row.evidence.lacks?.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'fresh response: not answered',
    ]);
    expect(await text(row.evidence, 'snapshot.html')).toContain('みっつめ');
    await page.close();
  });
});

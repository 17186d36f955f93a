import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Dialog, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureReport, Evidence, Reading } from '../../src/evidence/index.ts';
import { type Rig, startRig } from '../rig/browser-rig.ts';
import { ROOT } from '../rig/build-extension.ts';
import { coloursAt, keptFile, keptJson } from '../rig/kept-pictures.ts';
import { recordRows } from '../rig/look-in-store.ts';
import { press } from '../rig/press.ts';
import { type Served, serveFolder } from '../rig/serve-folder.ts';
import { extensionUnderTest } from './built.ts';

const FIXTURES = join(ROOT, 'test/fixtures/camera');
const EDITED = '書きかえられた文です。もとの文ではありません。';

let rig: Rig;
let pages: Served;
let own: Page;
/** How often the browser went to each address itself; asking again from within the page is no such visit. */
const visits = new Map<string, number>();

/** Two and a half windows of posts: what is photographed of long pages is the matter of whole-page.test.ts. */
const POSTS = 14;

async function samplePage(): Promise<string> {
  const page = await readFile(join(FIXTURES, 'plain.html'), 'utf8');
  return page.replace('?? 30', `?? ${POSTS}`);
}

type Second = (response: ServerResponse) => void;

/** The sample page at the first visit; from the second on what `second` answers. */
function onSecond(second: Second) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (visit(request) > 1) return second(response);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(await samplePage());
  };
}

function visit(request: IncomingMessage): number {
  const url = request.url ?? '';
  if (request.headers['sec-fetch-mode'] === 'navigate') visits.set(url, (visits.get(url) ?? 0) + 1);
  return visits.get(url) ?? 0;
}

const html = (body: string): Second => {
  return response => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!DOCTYPE html><html lang="ja"><title>見本</title>${body}`);
  };
};

beforeAll(async () => {
  const sample = await samplePage();
  const same: Second = response => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(sample);
  };
  const elsewhere: Second = response => {
    response.writeHead(302, { location: '/green.html' });
    response.end();
  };
  const answers = {
    '/same': onSecond(same),
    '/elsewhere': onSecond(elsewhere),
    '/deleted': onSecond(html('<p>この書き込みは削除されました。</p>')),
    '/silent': onSecond(() => undefined),
  };
  pages = await serveFolder(FIXTURES, {}, 0, answers);
  rig = await startRig({ extension: extensionUnderTest() });
  own = await rig.openOwnPage('src/pages/options/index.html');
});
afterAll(async () => {
  await rig?.close();
  await pages?.close();
});

async function wantReload(wanted: boolean): Promise<void> {
  const set = () =>
    own.evaluate('chrome.storage.local.get("settings").then(({ settings }) => settings?.reload === true)');
  await own.bringToFront();
  if ((await set()) !== wanted) await press(own, 'options_reload');
  await expect.poll(set).toBe(wanted);
}

async function open(path: string): Promise<Page> {
  const page = await rig.browser.newPage();
  await page.goto(`http://127.0.0.1:${pages.port}${path}`);
  return page;
}

async function sealed(url: string): Promise<Evidence> {
  for (let tries = 0; tries < 900; tries++) {
    const row = (await recordRows(own)).find(r => r.phase === 'sealed' && r.evidence.page.url === url);
    if (row?.phase === 'sealed') return row.evidence;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`${url} was never sealed`);
}

async function keep(page: Page, url = page.url()): Promise<Evidence> {
  await rig.clickToolbarButton(page);
  return sealed(url);
}

const reportOf = async ({ id }: Evidence) =>
  (await keptJson(own, id, 'capture-report.json')) as CaptureReport;
const namesOf = ({ files }: Evidence) => files.map(({ name }) => name);
const lacksOf = ({ lacks }: Evidence) => lacks?.map(({ what, why }) => `${what}: ${why}`);
const corner = async ({ id }: Evidence, name: string) =>
  (await coloursAt(own, await keptFile(own, id, name), [[2, 2]]))[0];

/** Everything of the page as it stood comes before what was kept once it was loaded anew. */
function expectKeptFirst(evidence: Evidence): void {
  const names = namesOf(evidence);
  const first = ['visible.png', 'reading.json', 'page.txt', 'snapshot.html', 'tile-001.png'];
  const after = names.findIndex(name => name.startsWith('after-reload'));
  for (const name of first) {
    expect(names).toContain(name);
    if (after >= 0) expect(names.indexOf(name)).toBeLessThan(after);
  }
}

describe('a page that is loaded anew', () => {
  test('shows what was changed in place as the site has it, beside the picture as it stood', async () => {
    await wantReload(true);
    const page = await open('/same?edited#r12');
    await page.evaluate(text => {
      document.documentElement.style.background = document.body.style.background = '#ff0000';
      const words = document.querySelector('#r12 p:last-child');
      if (words) words.textContent = text;
    }, EDITED);
    const evidence = await keep(page);
    expectKeptFirst(evidence);
    expect(evidence.state).toEqual({ kind: 'complete' });
    expect(evidence.lacks).toBeUndefined();
    expect(evidence.post?.text).toContain(EDITED);
    expect(evidence.reloaded?.post).toBe('other text');
    expect([await corner(evidence, 'visible.png'), await corner(evidence, 'after-reload.png')]).toEqual([
      '#ff0000',
      '#ffffff',
    ]);
    const picture = evidence.files.find(({ name }) => name === 'after-reload.png');
    expect(picture).toMatchObject({
      role: 'reloaded picture',
      made: { how: 'tabs.captureVisibleTab, after a reload', viewport: { width: expect.any(Number) } },
    });
    const { reload } = await reportOf(evidence);
    expect(reload).toMatchObject({ loaded: true, post: 'other text', lack: null });
    expect(reload?.postTextSha256.before).not.toBe(reload?.postTextSha256.after);
    const again = (await keptJson(own, evidence.id, 'after-reload.json')) as Reading;
    expect(again.focus).toBe(null);
    expect(again.pageText).toContain('12 番目の書き込みです。');
    expect(again.pageText).not.toContain(EDITED);
    await page.close();
  });

  test('has the same text where nothing was changed, and stands where it stood', async () => {
    await wantReload(true);
    const page = await open('/same?plain');
    await page.evaluate(() => scrollTo(0, 700));
    const evidence = await keep(page);
    expect(evidence.reloaded?.post).toBe('same text');
    const { reload } = await reportOf(evidence);
    expect(reload?.postTextSha256.before).toBe(reload?.postTextSha256.after);
    expect(await page.evaluate(() => scrollY)).toBe(700);
    expect(visits.get('/same?plain')).toBe(2);
    await page.close();
  });

  test('without the post any more is kept too, and the post as it stood stays', async () => {
    await wantReload(true);
    const page = await open('/deleted');
    const evidence = await keep(page);
    expectKeptFirst(evidence);
    expect(evidence.post?.text).toContain('番目の書き込みです。');
    expect(evidence.reloaded?.post).toBe('not there');
    const again = (await keptJson(own, evidence.id, 'after-reload.json')) as Reading;
    expect(again.pageText).toContain('この書き込みは削除されました。');
    await page.close();
  });

  test.each([
    ['/elsewhere', 'page changed'],
    ['/silent', 'not answered'],
  ])('at %s is no picture of this page: what was kept stands', async (path, why) => {
    await wantReload(true);
    const page = await open(path);
    const evidence = await keep(page);
    expectKeptFirst(evidence);
    expect(evidence.state).toEqual({ kind: 'complete' });
    expect(lacksOf(evidence)).toContain(`reloaded page: ${why}`);
    expect(namesOf(evidence).filter(name => name.startsWith('after-reload'))).toEqual([]);
    expect(evidence.reloaded).toBeUndefined();
    const { reload } = await reportOf(evidence);
    expect(reload).toMatchObject({ askedAt: expect.anything(), answeredAt: null, lack: { why } });
    await page.close();
  });

  test('from a server that is gone takes nothing with it', async () => {
    await wantReload(true);
    const lost = await serveFolder(FIXTURES);
    const page = await rig.browser.newPage();
    const url = `http://127.0.0.1:${lost.port}/plain.html?posts=${POSTS}`;
    await page.goto(url);
    await lost.close();
    const evidence = await keep(page, url);
    expectKeptFirst(evidence);
    expect(evidence.state).toEqual({ kind: 'complete' });
    expect(lacksOf(evidence)).toEqual(['fresh response: not answered', 'reloaded page: not answered']);
    expect(namesOf(evidence)).toContain('exhibit.png');
    await page.close();
  });

  test('is given up where the page asks whether to leave it, and the person does not answer', async () => {
    await wantReload(true);
    const page = await open('/same?asking');
    await page.evaluate(() => addEventListener('beforeunload', event => event.preventDefault()));
    // A page may ask only whom it has seen act.
    await page.mouse.click(5, 5);
    const asked = new Promise<Dialog>(resolve => page.once('dialog', resolve));
    const evidence = await keep(page);
    expectKeptFirst(evidence);
    expect(evidence.state).toEqual({ kind: 'complete' });
    expect(lacksOf(evidence)).toContain('reloaded page: not answered');
    expect((await asked).type()).toBe('beforeunload');
    await (await asked).dismiss();
    expect(visits.get('/same?asking')).toBe(1);
    await page.close();
  });

  test('is not waited for by a person who has had enough', async () => {
    await wantReload(true);
    const page = await open('/same?stopped');
    await rig.clickToolbarButton(page);
    const tiles = async () => (await recordRows(own)).find(row => row.phase === 'capturing');
    await expect.poll(async () => (await tiles())?.id).toBeDefined();
    const recordId = (await tiles())?.id ?? '';
    await own.evaluate(
      id =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
        ).chrome.runtime.sendMessage({ hozen: 'background', call: 'stopCapture', request: { recordId: id } }),
      recordId,
    );
    const evidence = await sealed(page.url());
    expect(lacksOf(evidence)).toEqual(['reloaded page: stopped']);
    expect(visits.get('/same?stopped')).toBe(1);
    await page.close();
  });
});

test('nobody who has not asked for it visits a page twice', async () => {
  await wantReload(false);
  const page = await open('/same?off');
  const evidence = await keep(page);
  expect(evidence.reloaded).toBeUndefined();
  expect((await reportOf(evidence)).reload).toBeUndefined();
  expect(visits.get('/same?off')).toBe(1);
  await page.close();
});

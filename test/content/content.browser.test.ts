import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { watchDisturbances } from '../../src/content/disturbances.ts';
import { measure } from '../../src/content/measure.ts';
import { startPicker } from '../../src/content/picker.ts';
import { read, viewOf } from '../../src/content/read.ts';
import { findPosts } from '../../src/sites/index.ts';

const TARGET = { picked: false, linkUrl: null, selectionText: null, contextMenu: false };

let page: HTMLElement;
let clicks: string[];
const listeners = new AbortController();

function article(n: number): HTMLElement {
  const found = page.querySelector<HTMLElement>(`#p${n}`);
  if (!found) throw new Error(`no post ${n}`);
  return found;
}

beforeEach(() => {
  page = document.createElement('main');
  for (const n of [1, 2, 3]) {
    const post = document.createElement('article');
    post.id = `p${n}`;
    const date = document.createElement('time');
    date.dateTime = `2026-11-20T10:0${n}:00Z`;
    date.textContent = `2026/11/20(金) 19:0${n}:00`;
    const body = document.createElement('p');
    body.textContent = `${n}番目の書き込みです。架空の町の架空の話題について書いています。`;
    post.append(date, body);
    page.append(post);
  }
  document.body.append(page);
  clicks = [];
  page.addEventListener('click', event => clicks.push((event.target as Element).localName), {
    signal: listeners.signal,
  });
});

afterEach(() => page.remove());

function pick() {
  const onPicked = vi.fn<(element: Element) => void>();
  const onLeft = vi.fn<() => void>();
  const elements = () => document.documentElement.children.length;
  const before = elements();
  const stop = startPicker({
    window,
    posts: findPosts(viewOf(window)).posts,
    hint: '記録する投稿を選んでください',
    onPicked,
    onLeft,
  });
  return { onPicked, onLeft, stop, isUp: () => elements() > before };
}

describe('the picker', () => {
  test('a click takes the post under it, the page hears nothing, and nothing stays drawn', async () => {
    const picker = pick();
    expect(picker.isUp()).toBe(true);
    picker.onPicked.mockImplementation(() => expect(picker.isUp()).toBe(false));
    const body = article(2).querySelector('p');
    if (!body) throw new Error('no text');
    await userEvent.click(body);
    await vi.waitFor(() => expect(picker.onPicked).toHaveBeenCalledExactlyOnceWith(article(2)));
    expect(picker.isUp()).toBe(false);
    expect(clicks).toEqual([]);
    await userEvent.click(body);
    expect(clicks).toEqual(['p']);
    const { reading } = await read(window, { ...TARGET, picked: true }, article(2));
    expect(reading.focus).toEqual({ index: 1, basis: 'picked', sure: true });
  });

  test('Esc leaves', async () => {
    const picker = pick();
    await userEvent.keyboard('{Escape}');
    expect(picker.onLeft).toHaveBeenCalledOnce();
    expect(picker.onPicked).not.toHaveBeenCalled();
    expect(picker.isUp()).toBe(false);
  });

  test('the right button leaves, without the page’s menu', async () => {
    const picker = pick();
    const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    article(1).dispatchEvent(menu);
    expect(menu.defaultPrevented).toBe(true);
    expect(picker.onLeft).toHaveBeenCalledOnce();
    expect(picker.isUp()).toBe(false);
  });

  test('arrow keys move and Enter takes', async () => {
    const picker = pick();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    await vi.waitFor(() => expect(picker.onPicked).toHaveBeenCalledExactlyOnceWith(article(2)));
  });

  test('a click beside every post takes nothing and keeps the picker up', async () => {
    const picker = pick();
    document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    await new Promise(done => setTimeout(done, 300));
    expect(picker.onPicked).not.toHaveBeenCalled();
    expect(picker.isUp()).toBe(true);
    picker.stop();
    expect(picker.isUp()).toBe(false);
    expect(picker.onLeft).not.toHaveBeenCalled();
  });

  test('the page cannot look into what is drawn', () => {
    const picker = pick();
    expect(document.documentElement.lastElementChild?.shadowRoot).toBe(null);
    expect(document.documentElement.textContent).not.toContain('記録する投稿を選んで');
    picker.stop();
  });
});

describe('measuring', () => {
  test('gives the window in CSS pixels', () => {
    const { url, visible, viewport } = measure(window, watchDisturbances(window));
    expect(url).toBe(location.href);
    expect(visible).toBe(document.visibilityState === 'visible');
    expect(viewport).toMatchObject({ width: innerWidth, height: innerHeight, devicePixelRatio });
    expect(viewport.pageHeight).toBeGreaterThanOrEqual(page.offsetHeight);
  });

  test('counts what disturbs the page from then on', async () => {
    const disturbances = watchDisturbances(window);
    expect(disturbances.count()).toEqual({ hidden: 0, navigated: 0, scrolled: 0, resized: 0 });
    const { href } = location;
    history.pushState(null, '', '#elsewhere');
    expect(disturbances.count().navigated).toBe(1);
    history.replaceState(null, '', href);
    window.dispatchEvent(new Event('resize'));
    page.dispatchEvent(new Event('scroll'));
    expect(disturbances.count()).toEqual({ hidden: 0, navigated: 2, scrolled: 1, resized: 1 });
  });
});

test('reading the page in the window', async () => {
  const { reading } = await read(window, TARGET, null);
  expect(reading).toMatchObject({ schema: 1, url: location.href, site: 'generic', postsOnPage: 3 });
  expect(reading.focus).toMatchObject({ basis: 'middle of the screen', sure: false });
  expect(reading.pageText).toContain('2番目の書き込みです。');
});

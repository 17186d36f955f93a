import * as v from 'valibot';
import { expect } from 'vitest';
import { PostSchema } from '../../src/evidence/index.ts';
import { findPosts, type PageView } from '../../src/sites/index.ts';

export const NOW = Date.parse('2026-11-22T03:00:00Z');

/** `html` in a frame of its own, laid out 800 by 600, as a reader is given it at `url`. Scripts in it do not run. */
export async function onPage(
  html: string,
  url: string,
  zone = 'Asia/Tokyo',
): Promise<PageView & { frame: HTMLIFrameElement }> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-same-origin');
  frame.style.cssText = 'width: 800px; height: 600px; border: 0';
  const loaded = new Promise(done => frame.addEventListener('load', done, { once: true }));
  frame.srcdoc = html;
  document.body.append(frame);
  await loaded;
  const view = frame.contentDocument;
  if (!view) throw new Error('the frame has no document');
  return { frame, document: view, url: new URL(url), now: NOW, openedAt: NOW - 60_000, zone };
}

/**
 * What is read of `html` at `url`: by which site's reader, its posts (each checked against the record format), and
 * what the reader noted. Fails if reading changed the page.
 */
export async function readAt(html: string, url: string, zone?: string) {
  const view = await onPage(html, url, zone);
  const before = view.document.documentElement.outerHTML;
  const found = findPosts(view);
  expect(view.document.documentElement.outerHTML).toBe(before);
  const posts = found.posts.map(({ post }) => v.parse(PostSchema, post));
  view.frame.remove();
  return {
    site: found.site.id,
    posts,
    notes: [...found.notes, ...found.posts.flatMap(({ notes }) => notes)],
  };
}

import { paced } from '../../src/content/paced.ts';
import { viewOf } from '../../src/content/read.ts';
import type { Focus } from '../../src/evidence/index.ts';
import { articleTime } from '../../src/sites/generic/article-time.ts';
import {
  chooseFocus,
  findingPosts,
  type PagePosts,
  type PageView,
  type Pointers,
} from '../../src/sites/index.ts';
import { placeOfText } from './read-click.ts';
import { type PageShown, shownPost, shownTime } from './read-shape.ts';

/** Stands at the end of a bundle that is put into pages, in a world of its own. */
declare global {
  var readThisPage: (url: string, click: string | null) => Promise<string>;
}

const NOTHING: Pointers = {
  picked: null,
  linkUrl: null,
  selectionText: null,
  caret: null,
  selection: null,
  viewportHeight: 0,
};

function focusOfClick(found: PagePosts, view: PageView, click: string): Focus | null {
  const place = placeOfText(view.document, click);
  const pointers: Partial<Pointers>[] = [
    { picked: place?.element ?? null },
    { caret: place?.start ?? null },
    { selectionText: click },
  ];
  for (const pointer of pointers) {
    const focus = chooseFocus(found, { ...NOTHING, ...pointer }, view);
    // Anything else was not found by the click.
    if (focus?.basis === 'picked' || focus?.basis === 'under the click') return focus;
  }
  return null;
}

function focusOf(found: PagePosts, view: PageView, click: string | null): Focus | null {
  if (click !== null) return focusOfClick(found, view, click);
  const focus = chooseFocus(found, NOTHING, view);
  return focus?.sure ? focus : null;
}

globalThis.readThisPage = async (url, click) => {
  const view = viewOf(window);
  const found = await paced(findingPosts(view));
  const focus = focusOf(found, view, click);
  const posts = found.posts.map(({ post }) => shownPost(post));
  const shown: PageShown = {
    url,
    site: found.site.id,
    post: focus ? (posts[focus.index] ?? null) : null,
    posts,
    article: { postedAt: shownTime(articleTime(view)) },
    notes: found.notes,
  };
  return JSON.stringify(shown);
};

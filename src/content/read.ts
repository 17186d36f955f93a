import type { Reading } from '../evidence/index.ts';
import type { ReadTarget } from '../messages/calls.ts';
import { chooseFocus, findingPosts, type PageView, type Pointers, readingPage } from '../sites/index.ts';
import { viewportOf } from './measure.ts';
import { paced } from './paced.ts';

/** The page in `window` as a reader is given it. */
export function viewOf(window: Window, now = Date.now()): PageView {
  return {
    document: window.document,
    url: new URL(window.location.href),
    now,
    openedAt: window.performance.timeOrigin,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function selectionIn(window: Window): readonly [Node, Node] | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return [range.startContainer, range.endContainer];
}

function caretIn(window: Window): Node | null {
  const selection = window.getSelection();
  return selection?.isCollapsed ? selection.anchorNode : null;
}

function pointersIn(window: Window, target: ReadTarget, picked: Element | null): Pointers {
  return {
    picked: target.picked ? picked : null,
    linkUrl: target.linkUrl,
    selectionText: target.selectionText,
    caret: target.contextMenu ? caretIn(window) : null,
    selection: selectionIn(window),
    viewportHeight: window.innerHeight,
  };
}

/** A reading, and the elements of the post it is about. */
export interface ReadPost {
  reading: Reading;
  parts: readonly Element[];
}

/**
 * Read the page in `window` without changing it and without holding it up. `picked` is what the picker took, where
 * it did. What points at a post is asked first: the person may click on while the page is read.
 */
export async function read(
  window: Window,
  target: ReadTarget,
  picked: Element | null,
  view = viewOf(window),
): Promise<ReadPost> {
  const pointers = pointersIn(window, target, picked);
  const viewport = viewportOf(window);
  const found = await paced(findingPosts(view));
  const focus = chooseFocus(found, pointers, view);
  const chosen = focus ? found.posts[focus.index] : undefined;
  return {
    reading: await paced(readingPage(view, found, focus, viewport)),
    parts: chosen ? [chosen.element, ...chosen.more] : [],
  };
}

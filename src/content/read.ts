import type { Reading } from '../evidence/index.ts';
import type { ReadTarget } from '../messages/calls.ts';
import { chooseFocus, findPosts, type PageView, type Pointers, readPage } from '../sites/index.ts';
import { viewportOf } from './measure.ts';

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

/** Read the page in `window` without changing it. `picked` is what the picker took, where it did. */
export function read(
  window: Window,
  target: ReadTarget,
  picked: Element | null,
  view = viewOf(window),
): Reading {
  const found = findPosts(view);
  const focus = chooseFocus(found, pointersIn(window, target, picked), view);
  return readPage(view, found, focus, viewportOf(window));
}

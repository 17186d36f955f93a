import { postAround } from '../sites/focus.ts';
import type { FoundPost } from '../sites/index.ts';
import { showOverlay } from './picker-overlay.ts';

export interface PickerRequest {
  window: Window;
  posts: readonly FoundPost[];
  hint: string;
  /** Called after everything drawn is gone again and a frame without it was shown. */
  onPicked(element: Element): void;
  onLeft(): void;
}

/** Events of a click, all kept from the page while the picker is up. */
const KEPT = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'auxclick',
  'dblclick',
] as const;

/** What the browser shows after removal reaches the screen within two frames; a hidden page has no frames. */
async function nextFrames(window: Window): Promise<void> {
  await Promise.race([
    new Promise<void>(done => window.requestAnimationFrame(() => window.requestAnimationFrame(() => done()))),
    new Promise<void>(done => window.setTimeout(done, 250)),
  ]);
}

/**
 * Let the person point at a post: outline under the pointer or by arrow keys; click or Enter takes it; Esc or the
 * right button leaves. Returns what takes the picker down without a report.
 */
export function startPicker({ window, posts, hint, onPicked, onLeft }: PickerRequest): () => void {
  const { document } = window;
  const overlay = showOverlay(document, hint);
  const end = new AbortController();
  const options = { capture: true, passive: false, signal: end.signal };
  let current = -1;

  const partsOf = (index: number) => {
    const found = posts[index];
    return found ? [found.element, ...found.more] : [];
  };
  const draw = () => overlay.outline(partsOf(current));

  function stop() {
    end.abort();
    overlay.remove();
  }

  function leave() {
    stop();
    onLeft();
  }

  async function take() {
    const found = posts[current];
    if (!found) return;
    stop();
    await nextFrames(window);
    onPicked(found.element);
  }

  function keep(event: Event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function move(step: number) {
    current =
      current < 0
        ? step > 0
          ? 0
          : posts.length - 1
        : Math.max(0, Math.min(posts.length - 1, current + step));
    posts[current]?.element.scrollIntoView({ block: 'nearest' });
    draw();
  }

  const KEYS: Record<string, (() => void) | undefined> = {
    Escape: leave,
    Enter: () => void take(),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  };

  for (const type of KEPT) window.addEventListener(type, keep, options);
  window.addEventListener(
    'click',
    event => {
      keep(event);
      current = postAround(posts, event.composedPath()[0] as Node | null);
      void take();
    },
    options,
  );
  window.addEventListener(
    'contextmenu',
    event => {
      keep(event);
      leave();
    },
    options,
  );
  window.addEventListener(
    'keydown',
    event => {
      const act = KEYS[event.key];
      if (!act || event.isComposing) return;
      keep(event);
      act();
    },
    options,
  );
  window.addEventListener(
    'pointermove',
    event => {
      current = postAround(posts, event.composedPath()[0] as Node | null);
      draw();
    },
    options,
  );
  window.addEventListener('scroll', draw, { capture: true, passive: true, signal: end.signal });
  window.addEventListener('resize', draw, { passive: true, signal: end.signal });
  return stop;
}

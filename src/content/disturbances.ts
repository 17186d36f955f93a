import type { Measure } from '../messages/calls.ts';

export interface Disturbances {
  /** Counts since watching began. A changed address is noticed here at the latest. */
  count(): Measure['disturbances'];
}

/** Count what could make two looks at the page differ. Listens only; nothing in the page can tell. */
export function watchDisturbances(window: Window, signal?: AbortSignal): Disturbances {
  const counts = { hidden: 0, navigated: 0, scrolled: 0, resized: 0 };
  let href = window.location.href;
  const passive = { passive: true, capture: true, ...(signal && { signal }) };

  function compareAddress() {
    // Scripts that call history.pushState raise no event, so the address is compared.
    if (window.location.href === href) return;
    href = window.location.href;
    counts.navigated += 1;
  }

  window.document.addEventListener(
    'visibilitychange',
    () => {
      if (window.document.visibilityState === 'hidden') counts.hidden += 1;
    },
    passive,
  );
  window.addEventListener('popstate', compareAddress, passive);
  window.addEventListener('hashchange', compareAddress, passive);
  // In the capture phase, so that scrolling inside the page's own boxes counts too.
  window.addEventListener(
    'scroll',
    () => {
      counts.scrolled += 1;
    },
    passive,
  );
  window.addEventListener(
    'resize',
    () => {
      counts.resized += 1;
    },
    passive,
  );

  return {
    count() {
      compareAddress();
      return { ...counts };
    },
  };
}

import type { Viewport } from '../evidence/index.ts';
import type { Measure } from '../messages/calls.ts';
import { documentTitle } from '../sites/page/own-dom.ts';
import type { Disturbances } from './disturbances.ts';

/** What the window shows now, CSS pixels. */
export function viewportOf(window: Window): Viewport {
  // The scrolling size lies on the root in standards mode, on the body in quirks mode; this names the right one.
  const page = window.document.scrollingElement ?? window.document.documentElement;
  return {
    width: window.innerWidth,
    height: window.innerHeight,
    scrollX: window.scrollX,
    scrollY: window.scrollY,
    pageWidth: page.scrollWidth,
    pageHeight: page.scrollHeight,
    devicePixelRatio: window.devicePixelRatio,
    screenWidth: window.screen.width,
    screenHeight: window.screen.height,
  };
}

/** The window, and how often it was disturbed since injection. */
export function measure(window: Window, disturbances: Disturbances): Measure {
  return {
    url: window.location.href,
    title: documentTitle(window.document),
    visible: window.document.visibilityState === 'visible',
    openedAt: window.performance.timeOrigin,
    // Paint Timing: an entry appears once the paint was presented (https://www.w3.org/TR/paint-timing/).
    painted: window.performance.getEntriesByType('paint').length > 0,
    viewport: viewportOf(window),
    disturbances: disturbances.count(),
  };
}

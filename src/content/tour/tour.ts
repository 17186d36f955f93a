import type { Post, TourReport } from '../../evidence/index.ts';
import type { TourStand } from '../../messages/calls.ts';
import { all } from '../../sites/page/own-dom.ts';
import type { Disturbances } from '../disturbances.ts';
import { measure } from '../measure.ts';
import { ownSeen } from '../own-seen.ts';
import { viewOf } from '../read.ts';
import { startHarvest } from './harvest.ts';
import { drawn, imagesArrived } from './images.ts';
import { styleOf } from './own-box.ts';
import { holdPinned } from './pinned.ts';
import { findScroller, type Scroller } from './scroller.ts';
import { type Seam, seamAt, shiftSince } from './seam.ts';

/** How long one tile waits for its images, and how long all of them together. */
const IMAGES_MS = 1_500;
const ALL_IMAGES_MS = 12_000;
/** Whoever leads the tour may be gone (a stopped worker): then the page is put back without being asked. */
const GIVE_UP_MS = 12_000;
const MOST_PENDING = 200;

export interface Tour {
  /** How the page stands now, without scrolling. */
  look(): TourStand;
  /** Scroll to (x, y) of the content, wait for what is drawn there, and arrange what is pinned. */
  step(to: { number: number; x: number; y: number }): Promise<TourStand>;
  /** Put the page back. `known` are the keys of posts that were read before. */
  end(known: ReadonlySet<string>): Promise<{ report: TourReport; posts: Post[] }>;
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1;

/** Show the page in `window` screen by screen. Everything it changes is undone at the end. */
export function startTour(window: Window, disturbances: Disturbances): Tour {
  const scroller: Scroller = findScroller(window);
  const start = scroller.offset();
  const pinned = holdPinned(window, scroller);
  const harvest = startHarvest();
  const pending = new Set<string>();
  let gathering: Promise<void> = Promise.resolve();
  let imageTime = ALL_IMAGES_MS;
  let seam: Seam = [];
  let shift: number | null = null;
  let atSeam = 0;
  let watchdog = 0;
  let scrolls = 0;
  const over = new AbortController();
  // What scrolls by itself somewhere in the page (a row of news) is no concern of the picture's place.
  window.addEventListener(
    'scroll',
    ({ target }) => {
      if (target === window.document || target === scroller.element) scrolls += 1;
    },
    { capture: true, passive: true, signal: over.signal },
  );

  function restore(): boolean {
    window.clearTimeout(watchdog);
    over.abort();
    try {
      pinned.release();
    } finally {
      scroller.scrollTo(start.x, start.y);
    }
    const now = scroller.offset();
    return near(now.x, start.x) && near(now.y, start.y);
  }

  function stillLed(): void {
    window.clearTimeout(watchdog);
    watchdog = window.setTimeout(restore, GIVE_UP_MS);
  }

  function look(): TourStand {
    const { x, y } = scroller.offset();
    const { width, height } = scroller.content();
    const place = {
      scrolled: scroller.kind,
      x,
      y,
      area: scroller.area(),
      contentWidth: width,
      contentHeight: height,
      shift,
    };
    const rightToLeft = styleOf(window, scroller.element).direction === 'rtl';
    const covers = all(window.document, ':modal, :popover-open').length;
    const own = ownSeen(window)?.places ?? [];
    return { place, rightToLeft, scrolls, covers, measure: measure(window, disturbances), own };
  }

  const isLast = () => scroller.offset().y + scroller.area().height >= scroller.content().height - 1;

  return {
    look,
    async step({ number, x, y }) {
      stillLed();
      await gathering;
      if (number > 1 && number !== atSeam) seam = seamAt(window, scroller.area(), scroller, pinned);
      atSeam = number;
      scroller.scrollTo(x, y);
      pinned.arrange({ first: number === 1, last: isLast() });
      await drawn(window);
      const waitedFrom = performance.now();
      const late = await imagesArrived(window, scroller.area(), Math.min(IMAGES_MS, imageTime));
      imageTime -= performance.now() - waitedFrom;
      for (const url of late) pending.add(url);
      // Scrolling may have pinned a header or called up a bar, and what lies above may have grown.
      pinned.arrange({ first: number === 1, last: isLast() });
      await drawn(window);
      shift = number === 1 ? null : shiftSince(seam, scroller);
      gathering = harvest.gather(viewOf(window)).catch(() => undefined);
      return look();
    },
    async end(known) {
      await gathering;
      const restored = restore();
      await drawn(window);
      const urls = [...pending].map(url => url.slice(0, 2_000));
      const report: TourReport = {
        scrolled: scroller.kind,
        held: pinned.held(),
        pendingImages: urls.slice(0, MOST_PENDING),
        pendingImagesMore: Math.max(0, urls.length - MOST_PENDING),
        restored,
      };
      return { report, posts: harvest.others(known) };
    },
  };
}

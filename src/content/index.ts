import type { ContentCalls, ContentReports } from '../messages/calls.ts';
import { answerCalls, callBackground } from '../messages/rpc.ts';
import { findPosts } from '../sites/index.ts';
import { watchDisturbances } from './disturbances.ts';
import { freshResponse } from './fresh-response.ts';
import { measure } from './measure.ts';
import { ownSeen } from './own-seen.ts';
import { startPicker } from './picker.ts';
import { postBox } from './post-box.ts';
import { type ReadPost, read, viewOf } from './read.ts';
import { showPost } from './show-post.ts';
import { type SnapshotUnderWay, startSnapshot } from './snapshot/take-snapshot.ts';
import { keyOf } from './tour/harvest.ts';
import { startTour, type Tour } from './tour/tour.ts';

/** Set once per page, under a key no element of the page can name. */
const INJECTED = Symbol.for('hozen content script');

/** A step was asked of a tour that was not begun, or is over. */
class NoTourError extends Error {
  override readonly name = 'NoTourError';
}

/** A snapshot was asked for that was not begun. */
class NoSnapshotError extends Error {
  override readonly name = 'NoSnapshotError';
}

/** What the post of a reading says, or null. */
function textOf({ reading: { posts, focus } }: ReadPost): string | null {
  return (focus && posts[focus.index]?.text) || null;
}

/** Tell the service worker. Where it is gone (the extension was updated or removed) there is nobody to tell. */
function tell(report: keyof ContentReports): void {
  callBackground(report, {}).catch(() => undefined);
}

function begin() {
  const disturbances = watchDisturbances(window);
  let picked: Element | null = null;
  let stopPicker: (() => void) | null = null;
  let lastRead: ReadPost | null = null;
  let tour: Tour | null = null;
  let snapshot: SnapshotUnderWay | null = null;
  let leavePost: (() => void) | null = null;

  function theTour(): Tour {
    if (!tour) throw new NoTourError('no tour is under way');
    return tour;
  }

  async function endTour() {
    const ended = theTour();
    tour = null;
    return ended.end(new Set(lastRead?.reading.posts.map(keyOf)));
  }

  answerCalls<ContentCalls>(
    'content',
    {
      measure: () => measure(window, disturbances),
      async read({ target }) {
        lastRead = await read(window, target, picked);
        return lastRead.reading;
      },
      postBox: () => postBox(window, lastRead?.parts ?? [], disturbances),
      ownSeen() {
        const own = ownSeen(window);
        return own && { own, measure: measure(window, disturbances) };
      },
      async showPost() {
        leavePost?.();
        leavePost = await showPost(window, lastRead?.parts ?? []);
      },
      leavePost() {
        leavePost?.();
        leavePost = null;
      },
      async snapshotStart() {
        const url = window.location.href;
        snapshot = await startSnapshot(window);
        return { url, takenAt: snapshot.takenAt };
      },
      async snapshotText() {
        const begun = snapshot;
        snapshot = null;
        if (!begun) throw new NoSnapshotError('no snapshot was begun');
        return begun.finished();
      },
      freshResponse: () => freshResponse(window, lastRead && textOf(lastRead)),
      async tourStart() {
        if (tour) await endTour();
        tour = startTour(window, disturbances);
        return tour.look();
      },
      tourStep: to => theTour().step(to),
      tourLook: () => theTour().look(),
      tourEnd: endTour,
      startPicker({ labels }) {
        stopPicker?.();
        stopPicker = startPicker({
          window,
          posts: findPosts(viewOf(window)).posts,
          hint: labels.hint,
          onPicked(element) {
            picked = element;
            stopPicker = null;
            tell('picked');
          },
          onLeft() {
            stopPicker = null;
            tell('pickerLeft');
          },
        });
      },
    },
    // Only the service worker and our own pages, never another content script.
    sender => sender.tab === undefined,
  );
}

const marks = globalThis as { [INJECTED]?: true };
if (!marks[INJECTED]) {
  marks[INJECTED] = true;
  begin();
}

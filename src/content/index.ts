import type { ContentCalls, ContentReports } from '../messages/calls.ts';
import { answerCalls, callBackground } from '../messages/rpc.ts';
import { findPosts } from '../sites/index.ts';
import { watchDisturbances } from './disturbances.ts';
import { measure } from './measure.ts';
import { startPicker } from './picker.ts';
import { read, viewOf } from './read.ts';

/** Set once per page, under a key no element of the page can name. */
const INJECTED = Symbol.for('hozen content script');

/** Tell the service worker. Where it is gone (the extension was updated or removed) there is nobody to tell. */
function tell(report: keyof ContentReports): void {
  callBackground(report, {}).catch(() => undefined);
}

function begin() {
  const disturbances = watchDisturbances(window);
  let picked: Element | null = null;
  let stopPicker: (() => void) | null = null;

  answerCalls<ContentCalls>(
    'content',
    {
      measure: () => measure(window, disturbances),
      read: ({ target }) => read(window, target, picked),
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

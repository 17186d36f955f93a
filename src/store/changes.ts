/** Pages listen here, and read the store again whenever something on it changed. The message is empty. */
export const CHANGES_CHANNEL = 'hozen-changes';

/** A page rereads at most this often while something long goes on. Milliseconds. */
const AT_MOST_EVERY = 100;

let channel: BroadcastChannel | null = null;
let planned = false;

/** Tell every open page of the extension that the store changed: soon, and once for many changes in a row. */
export function announceChange(): void {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    channel ??= new BroadcastChannel(CHANGES_CHANNEL);
    channel.postMessage(null);
  }, AT_MOST_EVERY);
}

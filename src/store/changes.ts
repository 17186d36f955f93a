/** Pages listen here, and read the store again whenever something on it changed. The message is empty. */
export const CHANGES_CHANNEL = 'hozen-changes';

let channel: BroadcastChannel | null = null;

/** Tell every open page of the extension that the store changed. */
export function announceChange(): void {
  channel ??= new BroadcastChannel(CHANGES_CHANNEL);
  channel.postMessage(null);
}

/*
 * Finished bundles, held as Blobs that refer to the store's files: they cost no memory and no disk, and last as long as this
 * run of the worker. A record that is discarded meanwhile stays readable through them.
 */

const held = new Map<string, Blob>();

/** Bundles of earlier exports are let go: one is saved at a time, and any can be made anew. */
export function holdBundle(exportId: string, bundle: Blob): void {
  held.clear();
  held.set(exportId, bundle);
}

export function isHeld(exportId: string): boolean {
  return held.has(exportId);
}

/**
 * Pass a held bundle to whoever listens on the BroadcastChannel `channel`: messages of the extension's own are JSON, and carry
 * no Blob. False where it is not held.
 */
export function passBundle(exportId: string, channel: string): boolean {
  const bundle = held.get(exportId);
  if (!bundle) return false;
  const to = new BroadcastChannel(channel);
  to.postMessage(bundle);
  to.close();
  return true;
}

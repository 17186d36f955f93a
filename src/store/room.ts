/** The disk is nearly full, and writing on could cost what is already kept. Nothing was written. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
}

/**
 * Bytes that must stay free on the disk for a picture to be written, and for anything to be written. On a disk filled
 * to the last byte Chromium was seen to drop the whole database (a failed write to its log counts as damage), so Hozen
 * stops long before, and keeps the last of the room for the words that say so.
 */
const ROOM_FOR_FILES = 64 * 2 ** 20;
const ROOM_FOR_WORDS = 16 * 2 ** 20;
/** Files up to this size count as words: a reading, a report; bytes. */
const WORDS = 64 * 2 ** 10;

/** Bytes this browser would still let us write; null where it does not say. Below the quota it is the disk's own room. */
async function roomLeft(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : quota - usage;
}

/** Throws DiskFullError where writing `size` bytes would leave too little room on the disk for what is kept. */
export async function requireRoom(size: number): Promise<void> {
  const left = await roomLeft();
  const needed = size > WORDS ? ROOM_FOR_FILES : ROOM_FOR_WORDS;
  if (left !== null && left - size < needed) {
    throw new DiskFullError(`${Math.max(0, Math.floor(left / 2 ** 20))} MB left`);
  }
}

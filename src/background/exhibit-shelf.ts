import { clearOutbox, putInOutbox, removeFromOutbox, takeFromOutbox } from './outbox.ts';

const PREFIX = 'exhibit-';

/** Name beginnings of the shelves of this run of the worker. */
const ofThisRun = new Set<string>();

/**
 * The PDFs of a bundle, as files: hundreds would not fit into memory, where Chromium holds Blobs until there are some gigabytes of
 * them. They have to stay as long as a bundle refers to them.
 */
export class ExhibitShelf {
  readonly #mark: string;
  readonly #names: string[] = [];

  constructor(exportId: string) {
    // A bundle that is made anew must not write over files that an earlier one's download still reads.
    this.#mark = `${PREFIX}${exportId}-${crypto.randomUUID()}-`;
    ofThisRun.add(this.#mark);
  }

  /** Take a PDF out of this worker's memory. Throws DiskFullError, or the signal's reason. */
  async keep(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Blob> {
    const name = `${this.#mark}${this.#names.length}`;
    this.#names.push(name);
    await putInOutbox(name, new Blob([bytes]), () => undefined, signal);
    return takeFromOutbox(name);
  }

  async clear(): Promise<void> {
    for (const name of this.#names) await removeFromOutbox(name);
  }
}

/** Whether `name` in the outbox is of a shelf of one of these exports. */
export function isOnShelf(name: string, exportIds: readonly string[]): boolean {
  return exportIds.some(id => name.startsWith(`${PREFIX}${id}-`));
}

/** Remove what earlier runs of the browser left: the downloads that read it have ended with them. */
export async function clearOldShelves(): Promise<void> {
  await clearOutbox(name => !name.startsWith(PREFIX) || [...ofThisRun].some(mark => name.startsWith(mark)));
}

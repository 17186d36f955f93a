import { savesByReference } from '../messages/abilities.ts';
import { putInOutbox, removeFromOutbox, takeFromOutbox } from './outbox.ts';

/**
 * The PDFs of a bundle until the bundle is written: hundreds would not fit into memory. Chromium lays Blobs down on the disk by
 * itself and its bundles refer to them; in Firefox they are files in the outbox.
 */
export class ExhibitShelf {
  readonly #mark: string;
  #count = 0;

  constructor(exportId: string) {
    this.#mark = ExhibitShelf.mark(exportId);
  }

  /** How the names of a bundle's PDFs begin in the outbox. */
  static mark(exportId: string): string {
    return `exhibit-${exportId}-`;
  }

  /** Take a PDF out of this worker's memory. Throws DiskFullError, or the signal's reason. */
  async keep(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Blob> {
    const blob = new Blob([bytes], { type: 'application/pdf' });
    if (savesByReference()) return blob;
    const name = `${this.#mark}${this.#count}`;
    this.#count += 1;
    await putInOutbox(name, blob, () => undefined, signal);
    return takeFromOutbox(name);
  }

  async clear(): Promise<void> {
    for (let n = 0; n < this.#count; n += 1) await removeFromOutbox(`${this.#mark}${n}`);
  }
}

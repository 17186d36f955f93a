import type { Say } from '../../_locales/say.ts';
import type { KeptRecord, MaskPlan, PictureBox, ZonedInstant } from '../../evidence/index.ts';
import type { FontFace } from '../exhibits/font-face.ts';

/** A picture was not looked through; `files` says which. */
export class NotLookedAtError extends Error {
  override readonly name = 'NotLookedAtError';
  readonly files: readonly string[];
  constructor(files: readonly string[]) {
    super(files.join(', '));
    this.files = files;
  }
}

/** A word to be covered, the message, is also in what the copy itself says: covering it there would leave that without sense. */
export class WordsLeftError extends Error {
  override readonly name = 'WordsLeftError';
}

export interface MaskedPackRequest {
  record: KeptRecord;
  plan: MaskPlan;
  /** Lines of the page's text that only the own account was shown. */
  ownLines: readonly string[];
  /** A kept file by its name, checked against what was sealed. */
  original: (name: string) => Promise<Blob>;
  /** The picture with the boxes painted over, encoded anew. */
  burn: (picture: Blob, boxes: readonly PictureBox[]) => Promise<Uint8Array<ArrayBuffer>>;
  face: FontFace;
  made: ZonedInstant;
  /** `Hozen 0.1.0 (commit)`. */
  software: string;
  say: Say;
}

import type { Mask, PictureBox } from '../../evidence/index.ts';

/** A file of a covered copy, and what was covered in it. */
export interface MaskedFile {
  /** Inside the copy's folder. */
  path: string;
  size: number;
  sha256: string;
  /** What it was made from; null for what was made anew. */
  original: string | null;
  /** Of the original, where it is a picture: a text's would help to guess what was covered. */
  originalSha256: string | null;
  boxes: (PictureBox & Pick<Mask, 'how' | 'what'>)[];
  /** Places in which a word was covered. */
  words: number;
}

/** A file of the record that the copy does not hold. */
export interface LeftOut {
  name: string;
  why: 'drawn from others' | 'not for others' | 'a word could not be covered' | 'not readable';
}

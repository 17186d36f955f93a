import type { Rung } from '../../../src/bundle/verify/index.ts';
import { Draft, type Files } from './draft.ts';
import type { Good } from './good-bundle.ts';

/** One attack on a bundle, and what every verifier has to say of it. */
export interface Forgery {
  attack: string;
  /** The forged files, or a whole zip where the attack is on the archive. */
  how(good: Good): Draft | Uint8Array<ArrayBuffer> | Promise<Draft | Uint8Array<ArrayBuffer>>;
  /** What is said of the zip where the authority's root is trusted and no fingerprint was told. */
  expected: Rung;
  /** The error's class, where it is broken or unsupported. */
  error?: string;
  /** Kinds of remarks that must be there. */
  remarks?: readonly string[];
  /**
   * What is said of the unpacked folder by those who see no zip. Null where no ordinary program unpacks it, or programs differ.
   * Absent: the same as of the zip.
   */
  unpacked?: Rung | null;
  /** What is said where the person was told the honest key's fingerprint. Absent: the same. */
  told?: Rung;
}

export interface Forged {
  zip: Uint8Array<ArrayBuffer>;
  /** As it lies on a disk once unpacked, by paths from the bag's folder; null where `unpacked` is. */
  folder: string;
  files: Files | null;
}

export async function forge(forgery: Forgery, good: Good): Promise<Forged> {
  const made = await forgery.how(good);
  const draft = made instanceof Draft ? made : good.draft;
  const files = forgery.unpacked === null ? null : draft.files;
  return { zip: made instanceof Draft ? made.zip() : made, folder: draft.folder, files };
}

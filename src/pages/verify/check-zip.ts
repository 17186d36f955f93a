import { fromBlob, verifyBundle } from '../../bundle/verify/index.ts';
import type { Checker } from './checker.ts';

/** The checker of the screens: `roots` are the authorities that are trusted whatever the person adds. DER. */
export function checkerWith(roots: readonly Uint8Array<ArrayBuffer>[]): Checker {
  return (zip, told, onFile, signal) =>
    verifyBundle(
      { zip: fromBlob(zip) },
      { trust: { roots: [...roots, ...told.roots] }, expectedKey: told.key, onFile, signal },
    );
}

import type { BagLimits } from './bag-file.ts';
import type { ZipLimits } from './zip/open-zip.ts';

/** How much a bundle may have of everything, so that a hostile one cannot use up the machine. */
export interface VerifyLimits extends BagLimits, ZipLimits {
  /** One record.json. Bytes. */
  recordBytes: number;
}

/** Room for what a person could gather in years. */
export const VERIFY_LIMITS: VerifyLimits = {
  files: 500_000,
  totalBytes: 1024 ** 4,
  tagBytes: 96 * 1024 ** 2,
  recordBytes: 16 * 1024 ** 2,
  fileRatio: 200,
  totalRatio: 100,
};

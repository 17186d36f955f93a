import { ARCHIVE_FORGERIES } from './archive-forgeries.ts';
import { FILE_FORGERIES } from './file-forgeries.ts';
import type { Forgery } from './forgery.ts';
import { OWNER_FORGERIES } from './owner-forgeries.ts';
import { STAMP_FORGERIES } from './stamp-forgeries.ts';

export type { Files } from './draft.ts';
export { type Forged, type Forgery, forge } from './forgery.ts';
export { type Good, goodBundle } from './good-bundle.ts';

/** Every attack, and what every verifier has to say of it. */
export const FORGERIES: readonly Forgery[] = [
  ...ARCHIVE_FORGERIES,
  ...FILE_FORGERIES,
  ...OWNER_FORGERIES,
  ...STAMP_FORGERIES,
];

import type { Site } from '../site.ts';

/** Software that runs on many hosts, known by what it leaves in the document. Asked after every host of its own. */
export const ENGINES: readonly Site[] = [];

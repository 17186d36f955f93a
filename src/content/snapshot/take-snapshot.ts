import { deviceTime, type ZonedInstant } from '../../evidence/index.ts';
import { ownElements } from '../own-seen.ts';
import { paced } from '../paced.ts';
import { type Lacking, startLackingList } from './lacking.ts';
import { LIMITS, type SnapshotLimits } from './limits.ts';
import { assemble } from './pieces.ts';
import { openResources } from './resources.ts';
import { serialising } from './serialise.ts';

/** A page as one HTML text that needs no network and runs nothing. */
export interface Snapshot {
  html: string;
  /** More was there than a snapshot may hold, and the rest is left out. */
  cut: boolean;
  lacking: Lacking[];
  lackingMore: number;
}

export interface SnapshotUnderWay {
  /** When the page was begun to be written down. */
  takenAt: ZonedInstant;
  /** The text, when pictures, fonts and sheets have arrived or their time is up. */
  finished(): Promise<Snapshot>;
}

/**
 * Write down the page in `window` as it is, without changing it. Resolves when all of it was seen; what it shows from
 * elsewhere arrives meanwhile and later.
 */
export async function startSnapshot(
  window: Window & typeof globalThis,
  limits: SnapshotLimits = LIMITS,
): Promise<SnapshotUnderWay> {
  const takenAt = deviceTime();
  const timeUp = AbortSignal.timeout(limits.milliseconds);
  const lacking = startLackingList(limits.listed);
  const room = { characters: limits.characters };
  const resources = openResources(window, limits, lacking, timeUp);
  const pieces = await paced(
    serialising(window.document, {
      window,
      takenAt: takenAt.instant,
      resources,
      lacking,
      room,
      sheets: new Map(),
      own: ownElements(window),
    }),
  );
  return {
    takenAt,
    async finished() {
      const html = await assemble(pieces);
      return { html, cut: room.characters < 0, lacking: lacking.listed, lackingMore: lacking.more() };
    },
  };
}

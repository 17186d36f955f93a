import type { OwnPlaces } from '../evidence/index.ts';
import type { Measure } from '../messages/calls.ts';
import { putOwnPlaces } from '../store/masking-rows.ts';
import { VISIBLE } from './keep-picture.ts';
import type { askOwnSeen } from './page-access.ts';

type Asked = Awaited<ReturnType<typeof askOwnSeen>>;

/**
 * Keep where the pictures of a record show the person's own account, to be proposed for covering. `seen` is what had disturbed the
 * page when its first picture was taken: where that has changed, only what stays in its place in the window is taken for it. A capture
 * is no less complete without, so nothing is thrown.
 */
export async function keepOwnPlaces(
  recordId: string,
  asked: Asked,
  seen: Measure['disturbances'] | null,
  tiles: OwnPlaces['pictures'],
): Promise<void> {
  if (!asked && tiles.length === 0) return;
  const { handle = null, displayName = null, places = [], lines = [] } = asked?.own ?? {};
  const stands = JSON.stringify(seen) === JSON.stringify(asked?.measure.disturbances);
  const inWindow = places.filter(({ what }) => stands || what !== 'avatar');
  const pictures = [...(inWindow.length > 0 ? [{ file: VISIBLE, places: inWindow }] : []), ...tiles];
  try {
    await putOwnPlaces(recordId, { handle, displayName, lines, pictures });
  } catch (problem) {
    console.error('the own places were not kept', problem);
  }
}

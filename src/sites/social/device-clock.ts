import type { PostTime } from '../../evidence/index.ts';
import type { PageView } from '../site.ts';
import type { TimeClaim } from '../time/time-claim.ts';
import { saidBy } from '../time/time-element.ts';
import { type MoreTime, timeFrom } from '../time/time-of.ts';
import { inDeviceZone } from '../time/zone.ts';

const MINUTE = 60_000;

function offsetOf(claim: TimeClaim): number {
  const [hours = 0, minutes = 0] = claim.zone.offset.slice(1).split(':').map(Number);
  return (claim.zone.offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}

/** `claim` read in the zone of the device: no more than a guess, since accounts may be set to another. */
export function onDevice(claim: TimeClaim, view: PageView): TimeClaim {
  const why = 'the page writes times in the zone of the device, wherever the site is';
  const { epoch, zone } = inDeviceZone(claim.epoch + offsetOf(claim), view.zone, why);
  return { ...claim, epoch, zone, zoneGuessed: true };
}

/**
 * As timeOf, for pages whose own program writes times in the zone of the device: neither a Japanese host nor a kanji
 * weekday makes it Japan's. Such words come after what states its zone, and after ids.
 */
export function timeOnDevice(place: Element | null, view: PageView, more: MoreTime = {}): PostTime {
  const said = place ? saidBy(place, view) : { claims: [], age: null, shown: null };
  const stated = said.claims.filter(claim => claim.zone.basis === 'stated');
  const assumed = said.claims.filter(claim => claim.zone.basis !== 'stated');
  return timeFrom({ ...said, claims: stated }, view, {
    ...more,
    claims: [...(more.claims ?? []), ...assumed.map(claim => onDevice(claim, view))],
  });
}

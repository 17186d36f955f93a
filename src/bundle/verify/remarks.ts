import { epochOf, type Instant } from '../../evidence/index.ts';
import type { Chain } from './chain.ts';
import type { CheckedRecord } from './check-records.ts';
import { existedBefore } from './check-stamps.ts';
import type { KnownKey } from './keys.ts';
import type { Remark, StampVerdict } from './verdict.ts';

/** Clocks that are set by the network agree better than this. ms. */
const CLOCKS_AGREE = 60_000;
/** A stamp is asked for at the capture, or once the device is online again. ms. */
const STAMPED_SOON = 24 * 3_600_000;

export interface Found {
  records: readonly CheckedRecord[];
  chain: Chain;
  keys: readonly KnownKey[];
  stamps: readonly StampVerdict[];
  /** When the bundle was made, by the device's clock. */
  made: Instant;
}

/** What does not break a bundle and yet should be known. */
export function remarksOn(found: Found): Remark[] {
  return [
    ...found.records.flatMap(record => [...ofRecord(record), ...ofStamp(record, found.stamps)]),
    ...ofChain(found),
    ...ofKeys(found.keys),
  ];
}

function ofRecord({ evidence: { id, captured, state } }: CheckedRecord): Remark[] {
  const remarks: Remark[] = captured.independent
    .map(({ instant, skewMs }) => ({
      stated: skewMs,
      // The capture takes a while between the two clocks, which the stated difference knows; nothing else explains more.
      apart: epochOf(captured.device.instant) - epochOf(instant),
    }))
    .filter(({ stated, apart }) => Math.abs(stated) > CLOCKS_AGREE || Math.abs(apart - stated) > STAMPED_SOON)
    .map(({ stated, apart }) => ({
      kind: 'clock differs from server',
      of: id,
      detail: String(Math.abs(apart - stated) > STAMPED_SOON ? apart : stated),
    }));
  if (state.kind === 'partial') {
    const missing = state.missing.map(({ what, why }) => `${what}: ${why}`);
    remarks.push({ kind: 'partial record', of: id, detail: missing.join(', ') });
  }
  return remarks;
}

function ofStamp(
  { evidence: { id, captured }, seal }: CheckedRecord,
  stamps: readonly StampVerdict[],
): Remark[] {
  const stamped = existedBefore(seal, stamps);
  if (!stamped) return [];
  const later = epochOf(stamped.instant) - epochOf(captured.device.instant);
  if (later < -CLOCKS_AGREE) return [{ kind: 'clock later than stamp', of: id, detail: String(-later) }];
  return later > STAMPED_SOON ? [{ kind: 'stamped late', of: id, detail: String(later) }] : [];
}

/** The chain's own order, against the times its events state. */
function ofChain({ chain, records, made }: Found): Remark[] {
  const remarks: Remark[] = [];
  const captured = new Map(records.map(({ seal, evidence }) => [seal, evidence.captured.device.instant]));
  const times = [...chain.introductions, ...chain.run].flatMap(({ seq, body }) => {
    const began = captured.get(seq);
    const events = body ? [{ of: String(seq), at: body.at.instant }] : [];
    return began === undefined ? events : [{ of: String(seq), at: began, isCapture: true }, ...events];
  });
  let latest: Instant | null = null;
  for (const { of, at, ...kind } of [...times, { of: 'bundle', at: made }]) {
    const back: number = latest === null ? 0 : epochOf(latest) - epochOf(at);
    // A long capture begins before what was kept meanwhile, so only its own seal has to come after it.
    if (back > CLOCKS_AGREE && !('isCapture' in kind)) {
      remarks.push({ kind: 'clock went back', of, detail: String(back) });
    }
    if (latest === null || back < 0) latest = at;
  }
  const unsigned = chain.run.filter(({ body, isSigned }) => body !== null && !isSigned);
  return [
    ...remarks,
    ...unsigned.map(({ seq }) => ({ kind: 'unsigned events', of: String(seq), detail: '' }) as const),
  ];
}

function ofKeys(keys: readonly KnownKey[]): Remark[] {
  return keys.flatMap(({ seq, detail: { reason, previous } }) => {
    if (reason === 'first') return [];
    return [
      { kind: reason === 'lost' ? 'key was lost' : 'key was replaced', of: String(seq), detail: previous },
    ];
  });
}

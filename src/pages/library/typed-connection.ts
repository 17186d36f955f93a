import { ipAddress, isInsideAddress } from '../../advice/ip-address.ts';
import type { Connection } from '../../advice/provider-letter.ts';
import { epochOf, type Instant, instantFromEpoch } from '../../evidence/index.ts';
import { exactEpoch } from '../shared/typed-time.ts';

/** What was typed into the form, field by field. */
export interface TypedConnection {
  sourceIp: string;
  sourcePort: string;
  destinationIp: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:mm:ss`. */
  time: string;
}

export type ConnectionFault =
  | 'no address'
  | 'inside address'
  | 'same address'
  | 'no port'
  | 'no date'
  | 'no time to the second'
  | 'not yet';

export type ConnectionFaults = Partial<Record<keyof TypedConnection, ConnectionFault>>;

/** Something typed cannot be part of a connection. `faults` names every field that has to be changed. */
export class TypedConnectionError extends Error {
  override readonly name = 'TypedConnectionError';
  readonly faults: ConnectionFaults;
  constructor(faults: ConnectionFaults) {
    super(Object.entries(faults).join('; '));
    this.faults = faults;
  }
}

const MOST_PORTS = 65_535;

/** A connection as typed, its time in Japan (UTC+9); full-width digits are taken too. Throws TypedConnectionError. */
export function connectionFrom(typed: TypedConnection, now: Instant): Connection {
  const faults: ConnectionFaults = {};
  const address = (field: 'sourceIp' | 'destinationIp'): string => {
    const read = ipAddress(typed[field]);
    if (read === null) faults[field] = 'no address';
    else if (isInsideAddress(read)) faults[field] = 'inside address';
    return read ?? '';
  };
  const [sourceIp, destinationIp] = [address('sourceIp'), address('destinationIp')];
  if (sourceIp !== '' && sourceIp === destinationIp) faults.destinationIp ??= 'same address';
  const port = typed.sourcePort.normalize('NFKC').trim();
  const sourcePort = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (sourcePort < 1 || sourcePort > MOST_PORTS) faults.sourcePort = 'no port';
  const [, hours, minutes, seconds] =
    /^(\d{1,2}):(\d\d):(\d\d)$/.exec(typed.time.normalize('NFKC').trim()) ?? [];
  if (typed.date === '') faults.date = 'no date';
  if (hours === undefined) faults.time = 'no time to the second';
  const clock = `${(hours ?? '').padStart(2, '0')}:${minutes}`;
  const epoch = hours === undefined ? null : exactEpoch(typed.date, clock, seconds ?? '');
  if (epoch === null) faults[typed.date === '' ? 'date' : 'time'] ??= 'no time to the second';
  else if (epoch > epochOf(now)) faults.date = 'not yet';
  if (epoch === null || Object.keys(faults).length > 0) throw new TypedConnectionError(faults);
  return { sourceIp, sourcePort, destinationIp, at: instantFromEpoch(epoch) };
}

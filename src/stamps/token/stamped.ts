import { type BaseBlock, GeneralizedTime, Integer, Primitive, Sequence } from 'asn1js';
import { TSTInfo } from 'pkijs';
import { toHex } from '../../evidence/index.ts';
import { partsOf, readDer, tagged } from './der.ts';
import { UnreadableError } from './unreadable.ts';

/** What an authority signs (TSTInfo, RFC 3161, section 2.4.2), as far as it is used. */
export interface Stamped {
  /** Object identifier of the imprint's hash. */
  imprintAlgorithm: string;
  /** Hex. */
  imprint: string;
  /** Milliseconds since 1970 UTC, rounded up: what was stamped existed before this. */
  time: number;
  accuracyMs: number | null;
  /** As the INTEGER has it; null where there is none. */
  nonce: Uint8Array | null;
}

/** Seconds an accuracy may state: more would be no clock, and would not fit into the arithmetic. */
const MOST_SECONDS_BYTES = 4;

/** Read it. Throws UnreadableError, or what the library throws. */
export function readStamped(content: Uint8Array<ArrayBuffer>): Stamped {
  const parts = partsOf(readDer(content));
  const stamped = TSTInfo.fromBER(content);
  if (stamped.version !== 1) throw new UnreadableError('a TSTInfo of another version');
  if (stamped.extensions?.some(({ critical }) => critical)) throw new UnreadableError('unknown and critical');
  return {
    imprintAlgorithm: stamped.messageImprint.hashAlgorithm.algorithmId,
    imprint: toHex(stamped.messageImprint.hashedMessage.valueBlock.valueHexView),
    time: readTime(parts[4]),
    accuracyMs: readAccuracy(parts[5]),
    nonce: stamped.nonce ? stamped.nonce.valueBlock.valueHexView : null,
  };
}

/** A GeneralizedTime of the form that RFC 3161 allows: seconds, perhaps a fraction, `Z`. The library also takes local times. */
function readTime(block: BaseBlock | undefined): number {
  if (!(block instanceof GeneralizedTime)) throw new UnreadableError('no time');
  const text = new TextDecoder('latin1').decode(block.valueBlock.valueHexView);
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text);
  if (!found) throw new UnreadableError('a time of another form');
  const [, year, month, day, hour, minute, second, fraction = ''] = found;
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const epoch = Date.parse(whole);
  // Days that a month does not have are carried over by Date.
  if (Number.isNaN(epoch) || new Date(epoch).toISOString() !== whole)
    throw new UnreadableError('no such time');
  return epoch + Math.ceil(Number(`0.${fraction}0`) * 1000);
}

/** Accuracy in milliseconds, rounded up. It is the only SEQUENCE after the time. */
function readAccuracy(block: BaseBlock | undefined): number | null {
  if (!(block instanceof Sequence)) return null;
  const parts = partsOf(block);
  const seconds = parts[0] instanceof Integer ? parts[0].valueBlock.valueHexView : undefined;
  const millis = tagged(parts, 0);
  const micros = tagged(parts, 1);
  if ([seconds, millis, micros].filter(part => part !== undefined).length !== parts.length) {
    throw new UnreadableError('an accuracy of another form');
  }
  return naturalNumber(seconds) * 1000 + thousandth(millis) + Math.ceil(thousandth(micros) / 1000);
}

/** The content of an INTEGER that is not negative. */
function naturalNumber(bytes: Uint8Array | undefined): number {
  if (bytes === undefined) return 0;
  if (bytes.length === 0 || bytes.length > MOST_SECONDS_BYTES || (bytes[0] ?? 0) >= 0x80) {
    throw new UnreadableError('not a natural number');
  }
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** 1 to 999. */
function thousandth(block: BaseBlock | undefined): number {
  if (block === undefined) return 0;
  const number = block instanceof Primitive ? naturalNumber(block.valueBlock.valueHexView) : 0;
  if (number < 1 || number > 999) throw new UnreadableError('not 1 to 999');
  return number;
}

// Its names are not seen by Node, whose programs import this, too; its whole is.
import crc from 'crc-32';

/** CRC-32 as zip has it (ISO 3309), unsigned, of bytes that come after those whose CRC-32 is `before`. */
export type Crc32 = (bytes: Uint8Array, before?: number) => number;

export const crc32: Crc32 = (bytes, before = 0) => crc.buf(bytes, before | 0) >>> 0;

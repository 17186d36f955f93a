import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKey, openssl, type Signer } from './tsa-keys.ts';

/** A DER value: tag, length, content. */
export function der(tag: number, ...content: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  const body = Buffer.concat(content.map(part => Uint8Array.from(part)));
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.from([tag, ...size, ...body]);
}

const SHA_256 = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];

/** A TSTInfo (RFC 3161, section 2.4.2) that says what no honest authority would. */
export function stampedText(
  sha256: string,
  {
    time = '20260201030405Z',
    accuracy = new Uint8Array(0),
    algorithm = SHA_256,
    version = 1,
    more = new Uint8Array(0),
  } = {},
): Uint8Array<ArrayBuffer> {
  const imprint = der(
    0x30,
    der(0x30, der(0x06, algorithm), der(0x05)),
    der(0x04, Buffer.from(sha256, 'hex')),
  );
  const policy = der(0x06, [0x2a, 0x03]);
  return der(
    0x30,
    der(0x02, [version]),
    policy,
    imprint,
    der(0x02, [7]),
    der(0x18, Buffer.from(time)),
    accuracy,
    more,
  );
}

export interface Forging {
  /** With the attribute that names the signer's certificate. */
  bound?: boolean;
  hash?: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  contentType?: string;
  /** Other switches of `openssl cms -sign`. */
  switches?: string[];
}

/**
 * A time-stamp response made with `openssl cms` from any content and by any keys, whatever their certificates are for: what
 * someone could make who has those keys.
 */
export function forge(
  folder: string,
  content: Uint8Array,
  signers: readonly Signer[],
  { bound = true, hash = 'sha256', contentType = 'id-smime-ct-TSTInfo', switches = [] }: Forging = {},
): Uint8Array<ArrayBuffer> {
  for (const name of [...signers, 'issuing' as const]) makeKey(folder, name);
  writeFileSync(join(folder, 'forged.tst'), content);
  openssl(
    folder,
    ...['cms', '-sign', '-binary', '-nodetach', '-nosmimecap', '-outform', 'DER', '-md', hash],
    ...['-econtent_type', contentType, ...(bound ? ['-cades'] : [])],
    ...signers.flatMap(name => ['-signer', `${name}.pem`, '-inkey', `${name}.key`]),
    ...switches,
    ...['-certfile', 'issuing.pem', '-in', 'forged.tst', '-out', 'forged.cms'],
  );
  return respond(new Uint8Array(readFileSync(join(folder, 'forged.cms'))));
}

/** A response that grants `token`. */
export function respond(token: Uint8Array, status = 0): Uint8Array<ArrayBuffer> {
  return der(0x30, der(0x30, der(0x02, [status])), token);
}

import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const NONCE_BYTES = 8;

/** A number that no answer made for another request can know. Never negative, and no shorter when written as an INTEGER. */
export function newNonce(): Uint8Array<ArrayBuffer> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  return nonce;
}

/**
 * A request to stamp the content whose SHA-256 is `hashHex` (TimeStampReq, RFC 3161, section 2.4.1; DER). `certReq` asks for
 * the authority's certificates in the answer.
 */
export function requestFor(hashHex: string, nonce: Uint8Array, certReq = true): Uint8Array<ArrayBuffer> {
  const hash = Uint8Array.from(hashHex.match(/../g) ?? [], byte => Number.parseInt(byte, 16));
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: hash }),
    }),
    nonce: new Integer({ valueHex: nonce }),
    certReq,
  });
  return new Uint8Array(request.toSchema().toBER());
}

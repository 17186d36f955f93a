import { type BaseBlock, BitString } from 'asn1js';
import { ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo, TimeStampResp } from 'pkijs';
import { type Known, readCertificates } from './certificate.ts';
import { certificatesIn } from './certificate-set.ts';
import { partsOf, readDer } from './der.ts';
import { readStamped, type Stamped } from './stamped.ts';
import { UnreadableError } from './unreadable.ts';

/** A token taken apart. Nothing of it is checked yet. */
export interface Token {
  stamped: Stamped;
  /** TSTInfo in DER: what the message digest is of. */
  content: Uint8Array<ArrayBuffer>;
  signer: SignerInfo;
  certificates: Known[];
}

export interface Answer {
  granted: boolean;
  /** What the authority says when it refuses (RFC 3161, section 2.4.2). */
  words: string;
  failure: Failure | null;
  token: Token | null;
}

/** PKIFailureInfo, by the number of its bit. */
const FAILURES = {
  0: 'badAlg',
  2: 'badRequest',
  5: 'badDataFormat',
  14: 'timeNotAvailable',
  15: 'unacceptedPolicy',
  16: 'unacceptedExtension',
  17: 'addInfoNotAvailable',
  25: 'systemFailure',
} as const;
export type Failure = (typeof FAILURES)[keyof typeof FAILURES];

/** More than any authority sends; a token of 10 KB carries four certificates. */
const MOST_BYTES = 200_000;
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** Take a TimeStampResp apart. Throws UnreadableError, or what the library throws. */
export function readResponse(response: Uint8Array<ArrayBuffer>): Answer {
  if (response.length > MOST_BYTES) throw new UnreadableError('too large');
  const block = readDer(response);
  const { status, timeStampToken } = new TimeStampResp({ schema: block });
  // 0 is granted, 1 granted with modifications.
  const granted = status.status === 0 || status.status === 1;
  const words = (status.statusStrings ?? []).map(text => text.valueBlock.value).join(' ');
  const tokenBlock = partsOf(block)[1];
  if (granted !== (timeStampToken !== undefined)) throw new UnreadableError('granted without a token');
  return {
    granted,
    words: words.slice(0, 500),
    failure: failureIn(status.failInfo),
    token: tokenBlock && granted ? readToken(tokenBlock) : null,
  };
}

function failureIn(bits: unknown): Failure | null {
  if (!(bits instanceof BitString)) return null;
  const bytes = bits.valueBlock.valueHexView;
  const set = (bit: number) => (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
  return Object.entries(FAILURES).find(([bit]) => set(Number(bit)))?.[1] ?? null;
}

/** A TimeStampToken: CMS SignedData (RFC 5652, section 5) of a TSTInfo with one signature, the authority's. */
function readToken(block: BaseBlock): Token {
  const info = new ContentInfo({ schema: block });
  if (info.contentType !== ContentInfo.SIGNED_DATA) throw new UnreadableError('not signed data');
  const data = new SignedData({ schema: info.content });
  const { eContentType, eContent } = data.encapContentInfo;
  const [signer, second] = data.signerInfos;
  if (eContentType !== TST_INFO || !eContent) throw new UnreadableError('not a time-stamp');
  if (!signer || second) throw new UnreadableError('not one signature');
  // Of these versions a token is made (RFC 5652, sections 5.1 and 5.3), and all its hashes are named ahead.
  const isByName = signer.sid instanceof IssuerAndSerialNumber;
  const hashes = data.digestAlgorithms.map(({ algorithmId }) => algorithmId);
  if (data.version !== 3 || signer.version !== (isByName ? 1 : 3))
    throw new UnreadableError('another version');
  if (!hashes.includes(signer.digestAlgorithm.algorithmId)) throw new UnreadableError('an unnamed hash');
  const content = new Uint8Array(eContent.getValue());
  return {
    stamped: readStamped(content),
    content,
    signer,
    certificates: readCertificates(certificatesIn(block)),
  };
}

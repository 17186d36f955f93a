import { type BaseBlock, ObjectIdentifier, OctetString } from 'asn1js';
import { IssuerAndSerialNumber } from 'pkijs';
import { isBoundTo } from './bound-certificate.ts';
import { extensionOf, type Known } from './certificate.ts';
import { partsOf, sameBytes } from './der.ts';
import type { Token } from './read-response.ts';
import { hashNamed, isSignedWith } from './signature.ts';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/**
 * The certificate whose key signed the token (RFC 5652, section 5.4), which the signed attributes also name (RFC 3161, section
 * 2.4.2); null where there is none. `certificates` are those to look among besides the token's own.
 */
export async function signerOf(token: Token, certificates: readonly Known[]): Promise<Known | null> {
  const { signer, content } = token;
  const hash = hashNamed(signer.digestAlgorithm);
  const attributes = signer.signedAttrs?.attributes ?? [];
  const types = attributes.map(({ type }) => type);
  if (hash === null || new Set(types).size !== types.length) return null;
  const only = (type: string): BaseBlock | undefined => {
    const values: BaseBlock[] = attributes.find(attribute => attribute.type === type)?.values ?? [];
    return values.length === 1 ? values[0] : undefined;
  };

  const contentType = only(CONTENT_TYPE);
  if (!(contentType instanceof ObjectIdentifier) || contentType.valueBlock.toString() !== TST_INFO)
    return null;
  const digest = only(MESSAGE_DIGEST);
  const ours = new Uint8Array(await crypto.subtle.digest(hash, content));
  if (!(digest instanceof OctetString) || !sameBytes(digest.valueBlock.valueHexView, ours)) return null;

  const signed = {
    content: new Uint8Array(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0)),
    signature: signer.signature,
    algorithm: signer.signatureAlgorithm,
    hash,
  };
  for (const known of [...token.certificates, ...certificates]) {
    if (!isNamed(token, known) || !(await isBoundTo(known, only))) continue;
    if (await isSignedWith(known.certificate.subjectPublicKeyInfo, signed)) return known;
  }
  return null;
}

/** Whether the SignerIdentifier (RFC 5652, section 5.3) names this certificate. */
function isNamed({ signer: { sid } }: Token, { certificate }: Known): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber);
  }
  // [0] SubjectKeyIdentifier, implicit.
  const id = extensionOf(certificate, '2.5.29.14')?.parsedValue;
  const named: BaseBlock | undefined = partsOf(sid)[0] ?? sid;
  return (
    id instanceof OctetString &&
    named !== undefined &&
    sameBytes(id.valueBlock.valueHexView, contentOf(named))
  );
}

const contentOf = (block: BaseBlock): Uint8Array =>
  block.valueBeforeDecodeView.subarray(block.valueBeforeDecodeView.length - block.lenBlock.length);

import type { Known } from './certificate.ts';
import { sameBytes } from './der.ts';
import { isUnderstood, mayIssue } from './issuer-rules.ts';
import { isSignedWith } from './signature.ts';

/** From the signer's certificate to a trusted one, both included. */
export type Path = [Known, ...Known[]];

/** Certificates between the signer's and the root. Real chains have one to three. */
const DEEPEST = 6;
/** Signatures that are tried for one token: certificates of one name can be made to branch without end. */
const MOST_TRIES = 60;

/** Every chain of sound signatures from `signer` to one of `roots`, whatever their dates. */
export async function pathsFrom(
  signer: Known,
  roots: readonly Known[],
  certificates: readonly Known[],
): Promise<Path[]> {
  const found: Path[] = [];
  let tries = 0;
  const follow = async (path: Path): Promise<void> => {
    const last = path[path.length - 1] ?? signer;
    if (isAmong(roots, last)) {
      found.push(path);
      return;
    }
    if (path.length > DEEPEST + 1) return;
    for (const issuer of [...roots, ...certificates.filter(one => !isAmong(roots, one))]) {
      if (isAmong(path, issuer) || !last.certificate.issuer.isEqual(issuer.certificate.subject)) continue;
      if (!isFit(issuer, path) || tries >= MOST_TRIES) continue;
      tries += 1;
      if (await isIssuedBy(last, issuer)) await follow([...path, issuer]);
    }
  };
  if (isUnderstood(signer.certificate)) await follow([signer]);
  return found;
}

const isAmong = (all: readonly Known[], one: Known) => all.some(({ der }) => sameBytes(der, one.der));

/** Self-issued certificates, which carry a key over, do not count towards a path's length (RFC 5280, section 4.2.1.9). */
function isFit({ certificate }: Known, path: Path): boolean {
  const below = path.slice(1).filter(({ certificate: { issuer, subject } }) => !issuer.isEqual(subject));
  return isUnderstood(certificate) && mayIssue(certificate, below.length);
}

/** The algorithm stands in a certificate twice, once of it signed, and must be the same (RFC 5280, section 4.1.1.2). */
function isIssuedBy({ certificate }: Known, issuer: Known): Promise<boolean> {
  const { signature, signatureAlgorithm, signatureValue, tbsView } = certificate;
  if (signature.algorithmId !== signatureAlgorithm.algorithmId) return Promise.resolve(false);
  return isSignedWith(issuer.certificate.subjectPublicKeyInfo, {
    content: new Uint8Array(tbsView),
    signature: signatureValue,
    algorithm: signatureAlgorithm,
    hash: null,
  });
}

/** Whether every certificate of the path was valid at `time`, milliseconds since 1970 UTC. */
export function wasValidAt(path: Path, time: number): boolean {
  return path.every(
    ({ certificate: { notBefore, notAfter } }) =>
      notBefore.value.getTime() <= time && time <= notAfter.value.getTime(),
  );
}

import { Enumerated } from 'asn1js';
import { type CertificateRevocationList, IssuingDistributionPoint, type RevokedCertificate } from 'pkijs';
import { addressesIn } from './addresses.ts';
import { extensionOf, type Known } from './certificate.ts';
import type { Path } from './paths.ts';
import { entriesOf, ISSUING_DISTRIBUTION_POINT, isListOf, type RevocationList } from './revocation-list.ts';

const REASON = '2.5.29.21';

/**
 * Reasons under which what was signed before stays valid: unspecified, affiliation changed, superseded, cessation of
 * operation. With any other, and with none, nothing that the key ever signed counts (RFC 3161, section 4).
 */
const LEAVES_EARLIER_VALID = new Set([0, 3, 4, 5]);

/** What the lists say of a path at `time`: whether one of its certificates was revoked, and whether each was looked up. */
export async function revocationOf(
  path: Path,
  lists: readonly RevocationList[],
  time: number,
): Promise<{ revoked: boolean; checked: boolean }> {
  let checked = true;
  for (const [n, known] of path.slice(0, -1).entries()) {
    const issuer = path[n + 1];
    let covered = false;
    for (const list of issuer ? lists : []) {
      if (!issuer || !(await isListOf(list, issuer))) continue;
      if (entriesOf(list, known).some(entry => revokes(entry, time))) return { revoked: true, checked };
      covered ||= covers(list.list, known, time);
    }
    checked &&= covered;
  }
  return { revoked: false, checked };
}

function revokes(entry: RevokedCertificate, time: number): boolean {
  const reason = entry.crlEntryExtensions && extensionOf(entry.crlEntryExtensions, REASON)?.parsedValue;
  const code = reason instanceof Enumerated ? reason.valueBlock.valueDec : null;
  const staysValid = code !== null && LEAVES_EARLIER_VALID.has(code);
  return !staysValid || entry.revocationDate.value.getTime() <= time;
}

/**
 * Whether not standing on the list means something: it was current at `time` or later, was made before the certificate expired
 * (expired ones may be left out, RFC 5280, section 3.3), and is of this kind of certificate (section 5.2.5).
 */
function covers(list: CertificateRevocationList, { certificate }: Known, time: number): boolean {
  if (list.nextUpdate && list.nextUpdate.value.getTime() < time) return false;
  if (list.thisUpdate.value > certificate.notAfter.value) return false;
  const extension = list.crlExtensions && extensionOf(list.crlExtensions, ISSUING_DISTRIBUTION_POINT);
  if (!extension) return true;
  const scope = extension.parsedValue;
  if (!(scope instanceof IssuingDistributionPoint)) return false;
  const isIssuer = extensionOf(certificate, '2.5.29.19') !== undefined;
  if (scope.indirectCRL || scope.onlyContainsAttributeCerts || scope.onlySomeReasons !== undefined)
    return false;
  if (isIssuer ? scope.onlyContainsUserCerts : scope.onlyContainsCACerts) return false;
  const own = addressesIn(certificate).revocationLists;
  const point = scope.distributionPoint;
  return (
    point === undefined || (Array.isArray(point) && point.some(({ value }) => own.includes(String(value))))
  );
}

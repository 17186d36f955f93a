import { type Certificate, CRLDistributionPoints, InfoAccess } from 'pkijs';
import { extensionOf } from './certificate.ts';

const CA_ISSUERS = '1.3.6.1.5.5.7.48.2';
/** GeneralName's uniformResourceIdentifier. */
const URI = 6;

export interface Addresses {
  revocationLists: string[];
  issuers: string[];
}

/** Where a certificate says that lists and its issuer's certificate lie (RFC 5280, sections 4.2.1.13 and 4.2.2.1). */
export function addressesIn(certificate: Certificate): Addresses {
  const points = extensionOf(certificate, '2.5.29.31')?.parsedValue;
  const access = extensionOf(certificate, '1.3.6.1.5.5.7.1.1')?.parsedValue;
  const names =
    points instanceof CRLDistributionPoints
      ? points.distributionPoints.flatMap(({ distributionPoint: point }) =>
          Array.isArray(point) ? point : [],
        )
      : [];
  const issuers =
    access instanceof InfoAccess
      ? access.accessDescriptions.filter(({ accessMethod }) => accessMethod === CA_ISSUERS)
      : [];
  const addresses = (all: { type: number; value: unknown }[]) =>
    all.flatMap(({ type, value }) => (type === URI && typeof value === 'string' ? value : []));
  return {
    revocationLists: addresses(names),
    issuers: addresses(issuers.map(({ accessLocation }) => accessLocation)),
  };
}

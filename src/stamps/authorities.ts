/** What a person should know of an authority beyond its name. Worded by the screens. */
export const AUTHORITY_NOTES = [
  /** Its root is in no list this verifier starts from: whoever checks must have the root from the authority. */
  'root to be had from the authority',
  /** Which root its stamps lead to today could not be established: a verifier may not know it. */
  'root not certain',
  /** It asks not to be asked more often than every 15 seconds. */
  'one stamp in 15 seconds',
  /** Free for whoever does not use it for business, as it says. */
  'not for business',
  /** Run by one person or a few, with no promise to last. */
  'run privately',
] as const;
export type AuthorityNote = (typeof AUTHORITY_NOTES)[number];

/** A public time-stamp authority that needs no account. Whether it answers today was never tried: tests touch no network. */
export interface Authority {
  /** Short name. */
  key: string;
  name: string;
  url: string;
  operator: string;
  /** ISO 3166-1, of the operator's seat; null where that is not known. */
  country: string | null;
  notes: readonly AuthorityNote[];
  /** The day this was looked up, and where. */
  checked: string;
  source: string;
}

const CHECKED = '2026-11-25';

/**
 * Authorities to choose from. None is accredited in Japan: the accredited services (as of 2024-03 Seiko Solutions, Mitsubishi
 * Electric Information Network, Amano, and others the ministry lists with their certificates at
 * https://www.soumu.go.jp/main_sosiki/joho_tsusin/top/ninshou-law/timestamp.html) are used under a contract, without a public
 * address; who has one enters the address that stands in it.
 */
export const AUTHORITIES: readonly Authority[] = [
  {
    key: 'digicert',
    name: 'DigiCert',
    url: 'http://timestamp.digicert.com',
    operator: 'DigiCert, Inc.',
    country: 'US',
    notes: [],
    checked: CHECKED,
    source: 'a stamp of 2025-03-24 kept in bellingcat/auto-archiver leads to DigiCert Trusted Root G4',
  },
  {
    key: 'identrust',
    name: 'IdenTrust',
    url: 'http://timestamp.identrust.com',
    operator: 'IdenTrust, Inc.',
    country: 'US',
    notes: [],
    checked: CHECKED,
    source: 'a stamp of 2025-03-11 kept in bellingcat/auto-archiver leads to IdenTrust Commercial Root CA 1',
  },
  {
    key: 'sslcom',
    name: 'SSL.com',
    url: 'http://ts.ssl.com',
    operator: 'SSL Corp',
    country: 'US',
    notes: [],
    checked: CHECKED,
    source:
      'a signtool report of 2026-09-22 in a public repository: to SSL.com Root Certification Authority RSA',
  },
  {
    key: 'globalsign',
    name: 'GlobalSign',
    url: 'http://timestamp.globalsign.com/tsa/r6advanced1',
    operator: 'GlobalSign nv-sa',
    country: 'BE',
    notes: ['root not certain'],
    checked: CHECKED,
    source: 'public lists of authorities; a stamp by Timestamping CA - SHA384 - G4, issued by Root CA - R6',
  },
  {
    key: 'sectigo',
    name: 'Sectigo',
    url: 'http://timestamp.sectigo.com',
    operator: 'Sectigo Limited',
    country: 'GB',
    // Its root of its own is in no browser; a certificate by USERTrust RSA leads on, where the stamp or its address gives it.
    notes: ['root not certain', 'one stamp in 15 seconds'],
    checked: CHECKED,
    source: 'https://www.sectigo.com/resource-library/time-stamping-server',
  },
  {
    key: 'certum',
    name: 'Certum',
    url: 'http://time.certum.pl',
    operator: 'Asseco Data Systems S.A.',
    country: 'PL',
    notes: ['root not certain', 'not for business'],
    checked: CHECKED,
    source: 'https://www.certum.eu/en/cert_offer_time_stamp/; public lists of authorities',
  },
  {
    key: 'freetsa',
    name: 'FreeTSA',
    url: 'https://freetsa.org/tsr',
    operator: 'freetsa.org',
    country: null,
    notes: ['root to be had from the authority', 'run privately'],
    checked: CHECKED,
    source:
      'public lists of authorities and guides, which have its root from https://freetsa.org/files/cacert.pem',
  },
];

import { BasicConstraints, type Certificate, ExtKeyUsage } from 'pkijs';
import { extensionOf, KEY_USAGE, keyUsageOf } from './certificate.ts';

const BASIC_CONSTRAINTS = '2.5.29.19';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const NAME_CONSTRAINTS = '2.5.29.30';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_PURPOSE = '2.5.29.37.0';

/** Critical extensions that are heeded here, or say nothing about time-stamping: alternative names, policies. */
const UNDERSTOOD = new Set(['2.5.29.15', '2.5.29.17', BASIC_CONSTRAINTS, '2.5.29.32', EXTENDED_KEY_USAGE]);

/**
 * Whether nothing in the certificate asks for more than is checked here (RFC 5280, section 4.2). Name constraints are not
 * checked, so whoever is under them is not trusted.
 */
export function isUnderstood({ extensions = [] }: Certificate): boolean {
  const ids = extensions.map(({ extnID }) => extnID);
  return (
    new Set(ids).size === ids.length &&
    !ids.includes(NAME_CONSTRAINTS) &&
    extensions.every(({ critical, extnID }) => !critical || UNDERSTOOD.has(extnID))
  );
}

function purposesOf(certificate: Certificate): { purposes: string[]; critical: boolean } | null {
  const extension = extensionOf(certificate, EXTENDED_KEY_USAGE);
  if (!extension) return null;
  const value = extension.parsedValue;
  return {
    purposes: value instanceof ExtKeyUsage ? value.keyPurposes : [],
    critical: extension.critical,
  };
}

/** Whether the certificate is for time-stamping and nothing else, critically so (RFC 3161, section 2.3). */
export function isForTimeStampingOnly(certificate: Certificate): boolean {
  const stated = purposesOf(certificate);
  const usage = keyUsageOf(certificate);
  const signs = KEY_USAGE.digitalSignature | KEY_USAGE.nonRepudiation;
  return (
    stated?.critical === true &&
    stated.purposes.length === 1 &&
    stated.purposes[0] === TIME_STAMPING &&
    // As `openssl ts -verify` has it: to sign, and for nothing else.
    (usage === null || ((usage & signs) !== 0 && (usage & ~signs) === 0))
  );
}

/**
 * Whether the certificate may issue others, with `below` issuers between it and the signer (RFC 5280, section 6.1.4, k to n).
 * Where it is limited to purposes, time-stamping must be one, as authorities and browsers read it.
 */
export function mayIssue(certificate: Certificate, below: number): boolean {
  const constraints = extensionOf(certificate, BASIC_CONSTRAINTS)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return false;
  const most = constraints.pathLenConstraint;
  if (most !== undefined && !(typeof most === 'number' && below <= most)) return false;
  const usage = keyUsageOf(certificate);
  if (usage !== null && (usage & KEY_USAGE.keyCertSign) === 0) return false;
  const purposes = purposesOf(certificate)?.purposes;
  return purposes === undefined || purposes.includes(TIME_STAMPING) || purposes.includes(ANY_PURPOSE);
}

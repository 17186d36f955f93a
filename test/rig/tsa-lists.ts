import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKey, openssl, type Signer } from './tsa-keys.ts';

/** One line of a list: whose certificate, since when, and why (as `openssl ca -crl_reason` names it; null: no reason). */
export interface Revoked {
  name: Signer;
  at: Date;
  reason: string | null;
}

/**
 * A certificate revocation list, DER, of `issuer` with `revoked` on it and nothing else, valid from `from` to `to`.
 * `extensions` is a section that is added to the configuration.
 */
export function listOf(
  folder: string,
  issuer: 'root' | 'issuing' | 'stranger',
  revoked: Revoked[] = [],
  { from = '20260101000000Z', to = '20480101000000Z', extensions = '' } = {},
): Uint8Array<ArrayBuffer> {
  const database = join(folder, issuer, 'revoked.txt');
  for (const { name } of revoked) makeKey(folder, name);
  makeKey(folder, issuer);
  const lines = revoked.map(({ name, at, reason }) => {
    const certificate = join(folder, `${name}.pem`);
    const serial = openssl(folder, 'x509', '-in', certificate, '-noout', '-serial').toString().trim();
    const since = `${shortTime(at)}${reason === null ? '' : `,${reason}`}`;
    return ['R', '490101000000Z', since, serial.replace('serial=', ''), 'unknown', `/CN=${name}`].join('\t');
  });
  sections += 1;
  const section = `list_${sections}`;
  appendFileSync(
    join(folder, 'openssl.cnf'),
    `[${section}]\ndatabase = ${database}\ncrlnumber = ./${issuer}/crlnumber\ncertificate = ./${issuer}.pem\n` +
      `private_key = ./${issuer}.key\ndefault_md = sha256\ndefault_crl_days = 30\ncrl_extensions = ${section}_ext\n` +
      `[${section}_ext]\nauthorityKeyIdentifier = keyid\n${extensions}\n`,
  );
  writeFileSync(database, lines.map(line => `${line}\n`).join(''));
  const name = join(folder, issuer, 'list');
  openssl(
    folder,
    ...['ca', '-gencrl', '-config', 'openssl.cnf', '-name', section, '-out', `${name}.pem`],
    ...['-crl_lastupdate', from, '-crl_nextupdate', to],
  );
  openssl(folder, 'crl', '-in', `${name}.pem`, '-outform', 'DER', '-out', `${name}.crl`);
  return new Uint8Array(readFileSync(`${name}.crl`));
}

/** Sections of the configuration so far, each under a name of its own. */
let sections = 0;

/** `YYMMDDHHMMSSZ`. */
const shortTime = (at: Date) =>
  `${at
    .toISOString()
    .replaceAll(/[-:T]|\.\d+/g, '')
    .slice(2)}`;

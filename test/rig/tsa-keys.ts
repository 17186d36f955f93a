import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ISSUERS = ['root', 'stranger', 'issuing', 'child', 'website', 'deep', 'confined'] as const;

/** How a certificate of the test authority differs from a good one. */
interface Kind {
  issuer: (typeof ISSUERS)[number];
  extensions:
    | 'authority'
    | 'child'
    | 'website'
    | 'confined'
    | 'stamping'
    | 'loose'
    | 'double'
    | 'signing'
    | 'servers';
  key?: 'rsa' | 'ec' | 'ec384' | 'rsa1024';
  /** With the key of another one. */
  keyOf?: 'ecdsa';
  /** UTC, as `openssl ca` takes it. */
  from?: string;
  to?: string;
}

/** Every certificate that the tests use, issuers before those they issue. */
const KINDS = {
  root: { issuer: 'root', extensions: 'authority', key: 'rsa' },
  stranger: { issuer: 'stranger', extensions: 'authority' },
  issuing: { issuer: 'root', extensions: 'authority', key: 'rsa' },
  /** May issue nothing, and does. */
  child: { issuer: 'issuing', extensions: 'child' },
  /** Issues for websites only. */
  website: { issuer: 'root', extensions: 'website' },
  /** One issuer more than the root allows. */
  deep: { issuer: 'issuing', extensions: 'authority' },
  /** May issue for some names only. */
  confined: { issuer: 'root', extensions: 'confined' },
  rsa: { issuer: 'issuing', extensions: 'stamping', key: 'rsa' },
  ecdsa: { issuer: 'issuing', extensions: 'stamping' },
  ecdsa384: { issuer: 'issuing', extensions: 'stamping', key: 'ec384' },
  revoked: { issuer: 'issuing', extensions: 'stamping' },
  expired: { issuer: 'issuing', extensions: 'stamping', from: '20200101000000Z', to: '20210101000000Z' },
  future: { issuer: 'issuing', extensions: 'stamping', from: '20400101000000Z', to: '20410101000000Z' },
  unknown: { issuer: 'stranger', extensions: 'stamping' },
  loose: { issuer: 'issuing', extensions: 'loose' },
  double: { issuer: 'issuing', extensions: 'double' },
  signing: { issuer: 'issuing', extensions: 'signing' },
  server: { issuer: 'issuing', extensions: 'servers' },
  weak: { issuer: 'issuing', extensions: 'stamping', key: 'rsa1024' },
  underling: { issuer: 'child', extensions: 'stamping' },
  outsider: { issuer: 'website', extensions: 'stamping' },
  deepest: { issuer: 'deep', extensions: 'stamping' },
  named: { issuer: 'confined', extensions: 'stamping' },
  /** The same key under another certificate. */
  twin: { issuer: 'stranger', extensions: 'stamping', keyOf: 'ecdsa' },
} as const satisfies Record<string, Kind>;
export type Signer = keyof typeof KINDS;

const KEYS = {
  rsa: ['RSA', 'rsa_keygen_bits:2048'],
  rsa1024: ['RSA', 'rsa_keygen_bits:1024'],
  ec: ['EC', 'ec_paramgen_curve:P-256'],
  ec384: ['EC', 'ec_paramgen_curve:P-384'],
} as const;

/** `openssl` with these arguments, in `folder`; its output. Throws where it fails. */
export function openssl(folder: string, ...args: string[]): Buffer {
  return execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

const ders = new Map<string, Uint8Array<ArrayBuffer>>();

/** A certificate's bytes, made where it is not there. */
export function derOf(folder: string, name: Signer): Uint8Array<ArrayBuffer> {
  const path = join(folder, `${name}.pem`);
  makeKey(folder, name);
  const der = ders.get(path) ?? new Uint8Array(openssl(folder, 'x509', '-in', path, '-outform', 'DER'));
  ders.set(path, der);
  return der;
}

/** Prepare `folder` for keys and certificates, and for `openssl ts -reply -section stamp_NAME`. */
export function prepareKeys(folder: string, origin: string): void {
  writeFileSync(join(folder, 'openssl.cnf'), configuration(origin));
  for (const name of ISSUERS) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.txt'), '');
    writeFileSync(join(folder, name, 'serial'), '1000\n');
    writeFileSync(join(folder, name, 'crlnumber'), '01\n');
  }
  writeFileSync(join(folder, 'ts-serial'), '01\n');
}

/** Make `NAME.key` and `NAME.pem` in `folder`, and those of its issuers, unless they are there. */
export function makeKey(folder: string, name: Signer): void {
  if (existsSync(join(folder, `${name}.pem`))) return;
  const kind: Kind = KINDS[name];
  if (kind.issuer !== name) makeKey(folder, kind.issuer);
  const [algorithm, option] = KEYS[kind.key ?? 'ec'];
  if (kind.keyOf) {
    makeKey(folder, kind.keyOf);
    copyFileSync(join(folder, `${kind.keyOf}.key`), join(folder, `${name}.key`));
  }
  const fresh = ['-newkey', algorithm, '-pkeyopt', option, '-nodes', '-keyout', `${name}.key`];
  openssl(
    folder,
    ...['req', '-new', ...(kind.keyOf ? ['-key', `${name}.key`] : fresh)],
    ...['-subj', `/C=JP/O=Hozen test/CN=Test ${name}`, '-out', `${name}.csr`],
  );
  const self = kind.issuer === name ? ['-selfsign', '-keyfile', `${name}.key`] : [];
  openssl(
    folder,
    ...['ca', '-batch', '-notext', '-config', 'openssl.cnf', '-name', `${kind.issuer}_ca`, ...self],
    ...['-extensions', kind.extensions, '-in', `${name}.csr`, '-out', `${name}.pem`],
    ...['-startdate', kind.from ?? '20000101000000Z', '-enddate', kind.to ?? '20490101000000Z'],
  );
}

/** `[NAME_ca]` for each that issues, extensions of every kind, and `[stamp_NAME]` for each that stamps. */
function configuration(origin: string): string {
  const authorities = ISSUERS.map(
    name => `[${name}_ca]
dir = .
database = ./${name}/index.txt
new_certs_dir = ./${name}
serial = ./${name}/serial
crlnumber = ./${name}/crlnumber
certificate = ./${name}.pem
private_key = ./${name}.key
default_md = sha256
default_crl_days = 3650
policy = policy
unique_subject = no
`,
  );
  const stamping = Object.keys(KINDS).map(
    name => `[stamp_${name}]
serial = ./ts-serial
signer_cert = ./${name}.pem
certs = ./issuing.pem
signer_key = ./${name}.key
signer_digest = ${name === 'ecdsa384' ? 'sha384' : name === 'ecdsa' ? 'sha512' : 'sha256'}
default_policy = 1.3.6.1.4.1.99999.1
digests = sha1, sha256
accuracy = secs:1, millisecs:500, microsecs:100
ess_cert_id_chain = no
ess_cert_id_alg = ${name === 'ecdsa384' ? 'sha1' : 'sha256'}
`,
  );
  const where = `crlDistributionPoints = URI:${origin}/issuing.crl
authorityInfoAccess = caIssuers;URI:${origin}/issuing.cer`;
  return `${authorities.join('')}[policy]
commonName = supplied
organizationName = supplied
countryName = supplied
[authority]
basicConstraints = critical, CA:true, pathlen:1
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
crlDistributionPoints = URI:${origin}/root.crl
authorityInfoAccess = caIssuers;URI:${origin}/root.cer
[child]
basicConstraints = critical, CA:false
[website]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
extendedKeyUsage = serverAuth
[confined]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
nameConstraints = critical, permitted;DNS:example.com
[stamping]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
${where}
[loose]
extendedKeyUsage = timeStamping
${where}
[double]
extendedKeyUsage = critical, timeStamping, codeSigning
[signing]
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = critical, timeStamping
[servers]
extendedKeyUsage = critical, serverAuth
${stamping.join('')}`;
}

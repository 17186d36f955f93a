const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Addresses of networks that the internet never sees (RFC 6890), and none at all. */
const INSIDE = [
  /^(0|10|127)\./,
  /^169\.254\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^\[(::1?|fe[89ab][0-9a-f]:.*|f[cd][0-9a-f]{2}:.*)\]$/,
];

/** An address as typed, in its usual form; full-width letters are taken too. Null for what is none. */
export function ipAddress(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  if (IPV4.test(text)) return text;
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text) || !URL.canParse(`http://[${text}]/`)) return null;
  return new URL(`http://[${text}]/`).hostname.slice(1, -1);
}

/** Whether an address that ipAddress gave belongs to the inside of a home, an office or a provider. */
export function isInsideAddress(address: string): boolean {
  const written = address.includes(':') ? `[${address}]` : address;
  return INSIDE.some(range => range.test(written));
}

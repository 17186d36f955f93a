import { type Instant, sha256 } from '../../evidence/index.ts';

/** A record of a WARC before it has a place in the file. */
export interface WarcRecord {
  type: 'warcinfo' | 'resource' | 'response' | 'metadata';
  /** Null for what is of the file itself. */
  target: string | null;
  date: Instant;
  contentType: string;
  /** SHA-256 of all of `block`, and of the payload in it, in hex. */
  blockSha256: string;
  payloadSha256: string;
  block: Blob;
  /** What the record's id is made from, so that the same record gets the same id. */
  name: string;
  /** Other named fields. */
  fields?: readonly (readonly [name: string, value: string])[];
}

/** A UUID of our own making (RFC 9562, version 8) out of a hash. */
function uuid(hex: string): string {
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** `WARC-Record-ID` of the record named `name`. */
export async function recordIdOf(name: string): Promise<string> {
  return `<urn:uuid:${uuid(await sha256(name))}>`;
}

/** The header of a record (WARC/1.1, section 4). A field's value holds no line break: URLs and our own words never do. */
export async function warcHeader(record: WarcRecord): Promise<string> {
  const fields: (readonly [string, string])[] = [
    ['WARC-Type', record.type],
    ['WARC-Record-ID', await recordIdOf(record.name)],
    ['WARC-Date', record.date],
    ...(record.target === null ? [] : [['WARC-Target-URI', record.target] as const]),
    ...(record.fields ?? []),
    ['WARC-Block-Digest', `sha256:${record.blockSha256}`],
    ...(record.type === 'warcinfo'
      ? []
      : [['WARC-Payload-Digest', `sha256:${record.payloadSha256}`] as const]),
    ['Content-Type', record.contentType],
    ['Content-Length', String(record.block.size)],
  ];
  return `WARC/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

import type { Instant } from '../../evidence/index.ts';

/** Where a record lies in the WARC. */
export interface CdxEntry {
  url: string;
  date: Instant;
  mime: string;
  /** Of a real HTTP answer alone. */
  status: number | null;
  sha256: string;
  offset: number;
  length: number;
}

/**
 * A URL in the order archives sort by (SURT): host from its end, all lower case, query sorted. What is no web address stays as it
 * is.
 */
export function sortKey(url: string): string {
  const parsed = /^https?:/i.test(url) ? URL.parse(url.toLowerCase()) : null;
  if (!parsed) return url;
  const host = parsed.hostname
    .replace(/^www\d*\./, '')
    .split('.')
    .reverse()
    .join(',');
  parsed.searchParams.sort();
  return `${host}${parsed.port ? `:${parsed.port}` : ''})${parsed.pathname}${parsed.search}`;
}

/** The time as 14 digits. */
const digits = (date: Instant) => date.replaceAll(/\D/g, '').slice(0, 14);

/** CDXJ (specs.webrecorder.net/cdxj/0.1.0): key, time, JSON; one line an entry, sorted by its bytes. */
export function cdxj(entries: readonly CdxEntry[], fileName: string): string {
  const lines = entries.map(({ url, date, mime, status, sha256, offset, length }) => {
    const about = {
      url,
      mime,
      ...(status === null ? {} : { status: String(status) }),
      digest: `sha256:${sha256}`,
      length: String(length),
      offset: String(offset),
      filename: fileName,
    };
    // A blank would end the key.
    return `${sortKey(url).replaceAll(' ', '%20')} ${digits(date)} ${JSON.stringify(about)}\n`;
  });
  return lines.sort((a, b) => (a < b ? -1 : 1)).join('');
}

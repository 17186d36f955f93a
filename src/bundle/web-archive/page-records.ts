import * as v from 'valibot';
import {
  type Evidence,
  type FileEntry,
  type FreshResponse,
  FreshResponseSchema,
  sha256,
} from '../../evidence/index.ts';
import type { Original } from '../check-originals.ts';
import { recordIdOf, type WarcRecord } from './warc-record.ts';

/** Headers that speak of the bytes as they came over the line; what is kept is the body as it was unpacked. */
const OF_THE_LINE = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

/** Which URN a file's record has. The names are those that Browsertrix and ArchiveWeb.page use. */
const URNS: Partial<Record<FileEntry['role'], string>> = {
  'visible picture': 'urn:view',
  'reloaded picture': 'urn:view',
  'page shot': 'urn:fullPage',
  'stitched picture': 'urn:fullPage',
  'page text': 'urn:text',
};

const SNAPSHOT_NOTE =
  'hozen: the page as it stood in the browser, written down by the extension as one file; not what a server sent';

const nameOf = ({ id }: Evidence, entry: FileEntry) => `${id}/${entry.name}`;

function resource(evidence: Evidence, { entry, blob }: Original, target: string): WarcRecord {
  return {
    type: 'resource',
    target,
    date: entry.made.at.instant,
    contentType: entry.mediaType,
    blockSha256: entry.sha256,
    payloadSha256: entry.sha256,
    block: blob,
    name: nameOf(evidence, entry),
  };
}

/** What says of another record what it is. */
async function about(record: WarcRecord, text: string): Promise<WarcRecord> {
  const bytes = new TextEncoder().encode(`description: ${text}\r\n`);
  const hash = await sha256(bytes);
  return {
    type: 'metadata',
    target: record.target,
    date: record.date,
    contentType: 'application/warc-fields',
    blockSha256: hash,
    payloadSha256: hash,
    block: new Blob([bytes]),
    name: `${record.name} about`,
    fields: [['WARC-Refers-To', await recordIdOf(record.name)]],
  };
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ');

/** The head of the answer, without what spoke of the line. A browser does not tell which version of HTTP it was. */
function httpHead({ status, statusText, headers }: FreshResponse): string {
  const kept = headers.map(([name, value]) => {
    const shown = OF_THE_LINE.has(name.toLowerCase()) ? `x-orig-${name}` : name;
    return `${shown}: ${oneLine(value)}\r\n`;
  });
  return `HTTP/1.1 ${status} ${oneLine(statusText)}\r\n${kept.join('')}\r\n`;
}

/** The answer of the page's server to being asked again: the only record with an HTTP head, since only it came from a server. */
async function response(evidence: Evidence, head: Original, body: Original): Promise<WarcRecord[]> {
  const parsed = v.safeParse(FreshResponseSchema, JSON.parse(await head.blob.text()));
  if (!parsed.success) return [];
  const fresh = parsed.output;
  const block = new Blob([httpHead(fresh), body.blob]);
  return [
    {
      type: 'response',
      target: fresh.url,
      date: fresh.answeredAt.instant,
      contentType: 'application/http;msgtype=response',
      blockSha256: await sha256(await block.arrayBuffer()),
      payloadSha256: body.entry.sha256,
      block,
      name: nameOf(evidence, body.entry),
      ...(fresh.bodyCut ? { fields: [['WARC-Truncated', 'length'] as const] } : {}),
    },
  ];
}

/**
 * The records of one capture: pictures and text under the names web archives know them by, the page as it stood under its own
 * address with a word on what that is, and the server's answer where there is one.
 */
export async function pageRecords(evidence: Evidence, originals: readonly Original[]): Promise<WarcRecord[]> {
  const { url } = evidence.page;
  const records: WarcRecord[] = [];
  const used = new Map<string, number>();
  for (const original of originals) {
    const urn = URNS[original.entry.role];
    if (!urn) continue;
    const seen = (used.get(urn) ?? 0) + 1;
    used.set(urn, seen);
    // A second sheet of the same page is another picture, and needs a name of its own.
    records.push(resource(evidence, original, `${urn}:${url}${seen > 1 ? `#${seen}` : ''}`));
  }
  const withRole = (role: FileEntry['role']) => originals.find(({ entry }) => entry.role === role);
  const snapshot = withRole('page snapshot');
  if (snapshot) {
    const kept = resource(evidence, snapshot, url.split('#')[0] ?? url);
    records.push(kept, await about(kept, SNAPSHOT_NOTE));
  }
  const [head, body] = [withRole('fresh response'), withRole('fresh response body')];
  if (head && body) records.push(...(await response(evidence, head, body)));
  return records;
}

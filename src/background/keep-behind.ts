import {
  type CaptureReport,
  canonicalJson,
  type Evidence,
  epochOf,
  type FreshResponse,
  fromBase64,
  instantFromEpoch,
  type Missing,
  type ZonedInstant,
} from '../evidence/index.ts';
import { detailOf, isFull, keepFile } from './keep-file.ts';
import { askFreshResponse, askSnapshotStart, askSnapshotText } from './page-behind.ts';
import type { TabNow } from './tab-watch.ts';

export const SNAPSHOT = 'snapshot.html';
export const FRESH = 'fresh-response.json';

type Lacks = Pick<CaptureReport, 'snapshotLacks' | 'snapshotLacksMore'>;
type Fresh = Awaited<ReturnType<typeof askFreshResponse>>;

/** What was asked of the page before it is scrolled; the answers may come while it is. */
export interface Behind {
  snapshotAt: ZonedInstant | Missing;
  fresh: Promise<Fresh | Missing>;
}

type Part = 'snapshot' | 'fresh response';

const lack = (what: Part, why: Missing['why'], detail = ''): Missing => ({ what, why, detail });
const isLack = (part: object): part is Missing => 'why' in part;

/** A part that failed, as the record words it. */
function failed(what: Part, problem: unknown): Missing {
  return lack(what, isFull(problem) ? 'storage failed' : 'not answered', detailOf(problem));
}

async function startSnapshot({ id, url }: TabNow): Promise<Behind['snapshotAt']> {
  try {
    const begun = await askSnapshotStart(id);
    return begun.url === url ? begun.takenAt : lack('snapshot', 'page changed', begun.url.slice(0, 2_000));
  } catch (problem) {
    return failed('snapshot', problem);
  }
}

/** Have the page of `tab` written down as it is now, and its server asked again. Waits only for the page to be seen. */
export async function startBehind(tab: TabNow): Promise<Behind> {
  const fresh = askFreshResponse(tab.id).catch(problem => failed('fresh response', problem));
  return { snapshotAt: await startSnapshot(tab), fresh };
}

async function keepSnapshot(recordId: string, tab: TabNow, at: ZonedInstant): Promise<[Lacks, Missing[]]> {
  const { html, cut, lacking, lackingMore } = await askSnapshotText(tab.id);
  const made = { at, how: 'content script, HTML', viewport: null, width: null, height: null };
  const facts = {
    name: SNAPSHOT,
    role: 'page snapshot',
    mediaType: 'text/html;charset=utf-8',
    made,
  } as const;
  await keepFile(recordId, facts, new TextEncoder().encode(html));
  return [
    { snapshotLacks: lacking, snapshotLacksMore: lackingMore },
    cut ? [lack('snapshot', 'too large')] : [],
  ];
}

/** The answer's clock beside ours. An answer that lay in a store on the way tells an older time (RFC 9111, 5.1). */
function serverClock(about: FreshResponse): Evidence['captured']['independent'] {
  const header = (wanted: string) => about.headers.find(([name]) => name === wanted)?.[1];
  const date = Date.parse(header('date') ?? '');
  if (Number.isNaN(date) || Number(header('age') ?? 0) > 0 || about.throughServiceWorker) return [];
  const device = (epochOf(about.askedAt.instant) + epochOf(about.answeredAt.instant)) / 2;
  const from = (URL.parse(about.url)?.host ?? '').slice(0, 2_000);
  return [
    {
      kind: 'server Date header',
      instant: instantFromEpoch(date),
      skewMs: Math.round(device - date),
      from,
    },
  ];
}

async function keepFresh(recordId: string, tab: TabNow, { about, body }: Fresh): Promise<Missing[]> {
  if (about.asked !== tab.url.split('#')[0]) return [lack('fresh response', 'page changed', about.asked)];
  const made = {
    at: about.answeredAt,
    how: 'fetch in the page',
    viewport: null,
    width: null,
    height: null,
  };
  const bytes = fromBase64(body);
  await keepFile(
    recordId,
    { name: 'fresh-response.body', role: 'fresh response body', mediaType: 'application/octet-stream', made },
    bytes,
  );
  await keepFile(
    recordId,
    { name: FRESH, role: 'fresh response', mediaType: 'application/json', made },
    new TextEncoder().encode(canonicalJson(about)),
    evidence => ({
      ...evidence,
      fresh: { status: about.status, postText: about.postText },
      captured: {
        ...evidence.captured,
        independent: [...evidence.captured.independent, ...serverClock(about)],
      },
    }),
  );
  return about.bodyCut ? [lack('fresh response', 'too large')] : [];
}

/** Keep what `behind` gave. `behind` is null where the page could not be entered. */
export async function keepBehind(
  recordId: string,
  tab: TabNow,
  behind: Behind | null,
): Promise<{ lacks: Lacks; lacking: Missing[] }> {
  let lacks: Lacks = { snapshotLacks: [], snapshotLacksMore: 0 };
  if (!behind) {
    const parts: Part[] = ['snapshot', 'fresh response'];
    return { lacks, lacking: parts.map(what => lack(what, 'page not readable')) };
  }
  const lacking: Missing[] = [];
  if (isLack(behind.snapshotAt)) lacking.push(behind.snapshotAt);
  else {
    try {
      const [listed, missing] = await keepSnapshot(recordId, tab, behind.snapshotAt);
      lacks = listed;
      lacking.push(...missing);
    } catch (problem) {
      lacking.push(failed('snapshot', problem));
    }
  }
  const fresh = await behind.fresh;
  try {
    lacking.push(...(isLack(fresh) ? [fresh] : await keepFresh(recordId, tab, fresh)));
  } catch (problem) {
    lacking.push(failed('fresh response', problem));
  }
  return { lacks, lacking };
}

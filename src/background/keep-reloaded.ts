import {
  canonicalJson,
  deviceTime,
  type Missing,
  type Post,
  type Reading,
  type ReloadReport,
  sha256,
} from '../evidence/index.ts';
import { readRecord } from '../store/read.ts';
import { photograph } from './camera.ts';
import { textFinding } from './find-again.ts';
import { detailOf, isFull, keepFile } from './keep-file.ts';
import { lookAgain, NotReloadedError, type SeenAgain } from './look-again.ts';
import { measurePage, movePost } from './page-access.ts';
import { type TabNow, whyNotShown } from './tab-watch.ts';

export const RELOADED = 'after-reload.png';

const hashOf = (post: Post | null) => (post ? sha256(post.text) : null);

async function keepReading(recordId: string, reading: Reading, seen: SeenAgain, finding: Finding) {
  const { readAt: at, viewport } = reading;
  const made = { at, how: 'content script, after a reload', viewport, width: null, height: null };
  const facts = {
    name: 'after-reload.json',
    role: 'reloaded reading',
    mediaType: 'application/json',
    made,
  } as const;
  const bytes = new TextEncoder().encode(canonicalJson(reading));
  await keepFile(recordId, facts, bytes, evidence => ({
    ...evidence,
    reloaded: { at: seen.answeredAt, post: finding },
  }));
}

type Finding = NonNullable<ReloadReport['post']>;

async function keepPicture(recordId: string, tab: TabNow): Promise<void> {
  const photo = await photograph(tab, () => measurePage(tab.id));
  if (photo.kind === 'not taken') throw new NotReloadedError(photo.why);
  const { bytes, at, viewport, width, height } = photo.picture;
  const made = { at, how: 'tabs.captureVisibleTab, after a reload', viewport, width, height };
  const facts = { name: RELOADED, role: 'reloaded picture', mediaType: 'image/png', made } as const;
  await keepFile(recordId, facts, bytes);
}

function whyOf(problem: unknown): Missing['why'] {
  if (problem instanceof NotReloadedError) return problem.why;
  if (isFull(problem)) return 'storage failed';
  return problem instanceof Error && problem.name === 'CameraError' ? 'capture refused' : 'not answered';
}

/**
 * Load the page of `tab` anew and keep what it shows then, beside what was kept before. Called when all of the page
 * as it stood is in the store, so that nothing hangs on it; `tab` stays at the new page.
 */
export async function keepReloaded(
  recordId: string,
  tab: TabNow,
  signal: AbortSignal,
): Promise<{ report: ReloadReport; lacking: Missing[] }> {
  const row = await readRecord(recordId);
  const before = row?.phase === 'capturing' ? row.draft.evidence.post : null;
  const report: ReloadReport = {
    askedAt: null,
    answeredAt: null,
    loaded: false,
    post: null,
    postTextSha256: { before: await hashOf(before), after: null },
    lack: null,
  };
  try {
    if (signal.aborted) throw new NotReloadedError('stopped');
    const away = await whyNotShown(tab);
    if (away) throw new NotReloadedError(away);
    report.askedAt = deviceTime();
    const seen = await lookAgain(tab, before, signal);
    report.answeredAt = seen.answeredAt;
    report.loaded = seen.loaded;
    report.post = textFinding(before, seen.post);
    report.postTextSha256.after = await hashOf(seen.post);
    try {
      await keepPicture(recordId, tab);
    } finally {
      await movePost(tab.id, 'leavePost');
      // Which post is meant was settled before the reload; the search here only looked for it again.
      await keepReading(recordId, { ...seen.reading, focus: null }, seen, report.post);
    }
    return { report, lacking: [] };
  } catch (problem) {
    const lack = {
      why: whyOf(problem),
      detail: problem instanceof NotReloadedError ? problem.message : detailOf(problem),
    };
    return { report: { ...report, lack }, lacking: [{ what: 'reloaded page', ...lack }] };
  }
}

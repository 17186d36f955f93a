import type { Evidence } from '../evidence/index.ts';
import { recentRecords } from '../store/read.ts';
import { amendRecords, NoSuchRecordError } from '../store/write.ts';

/** Records are looked through this far back, newest first. */
const LOOKED_THROUGH = 1_000;

/** What a later capture of the same page shows of the post of an earlier one. */
function found({ post: earlier }: Evidence, { post: later }: Evidence): string {
  if (!later) return 'no post';
  const addresses = [earlier, later].map(post =>
    post?.permalink.kind === 'known' ? post.permalink.url : null,
  );
  if (addresses[0] === null || addresses[0] !== addresses[1]) return 'another post';
  return earlier?.text === later.text ? 'same text' : 'other text';
}

/** A page that was kept before was kept again: its last record's part of the custody log says what was found this time. */
export async function noteRecheck(later: Evidence): Promise<void> {
  const before = (await recentRecords(LOOKED_THROUGH)).find(
    ({ evidence }) => evidence.id !== later.id && evidence.page.url === later.page.url,
  );
  if (!before) return;
  const detail = {
    by: later.id,
    found: found(before.evidence, later),
    status: String(later.fresh?.status ?? ''),
  };
  try {
    await amendRecords([before.evidence.id], {}, { kind: 'checked again', detail });
  } catch (problem) {
    // Discarded meanwhile.
    if (!(problem instanceof NoSuchRecordError)) throw problem;
  }
}

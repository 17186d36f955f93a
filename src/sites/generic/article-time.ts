import type { PostTime } from '../../evidence/index.ts';
import { atOnce } from '../page/steps.ts';
import type { PageView } from '../site.ts';
import { judged, type TimeClaim } from '../time/time-claim.ts';
import { claimOfAddress, claimOfHead, claimOfScripts } from './article-claims.ts';
import { bylineClaim, openingClaim } from './byline.ts';
import { findingDateMarks } from './date-marks.ts';
import { pageClaims } from './page-claims.ts';

/**
 * When the page itself, an article or an entry, was first published, by the first of these that tells: what its head says of
 * it, the date beside its heading, a date in its address, what its head says less plainly, the data of its own scripts,
 * the date its text opens with. All but the first are a guess, and what else agrees is kept as a check. Changes nothing.
 */
export function articleTime(view: PageView): PostTime {
  const { claims } = pageClaims(view);
  if (claims.length > 0) return judged(claims, null, view.now);
  const marks = atOnce(voided(findingDateMarks(view)));
  const byline = bylineClaim(marks, view);
  const guesses = [
    byline,
    claimOfAddress(view),
    claimOfHead(view),
    claimOfScripts(view),
    openingClaim(marks, view),
  ].filter(claim => claim !== null);
  const [first] = guesses;
  const shown = byline && first === byline ? byline.raw : null;
  return judged(first ? [asGuess(first)] : [], shown, view.now);
}

const asGuess = (claim: TimeClaim): TimeClaim => ({ ...claim, guessed: true });

function* voided<T>(steps: Generator<unknown, T>): Generator<void, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
  }
}

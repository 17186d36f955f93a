import type { PostTime } from '../../evidence/index.ts';
import type { PageView } from '../site.ts';
import { judged } from '../time/time-claim.ts';
import { generic } from './generic.ts';
import { pageClaims } from './page-claims.ts';

/**
 * When the page itself, an article or an entry, was first published: by what its head says, else by the first
 * post in it. Unknown where neither tells. Changes nothing.
 */
export function articleTime(view: PageView): PostTime {
  const { claims } = pageClaims(view);
  if (claims.length > 0) return judged(claims, null, view.now);
  for (const found of generic.readPosts(view)) if (found) return found.post.time;
  return judged([], null, view.now);
}

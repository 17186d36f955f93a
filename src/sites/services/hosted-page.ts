import { generic } from '../generic/generic.ts';
import type { FoundPost, Site, SiteFacts } from '../site.ts';

interface Hosted {
  id: string;
  facts: SiteFacts;
  hosts: RegExp;
  /** The address of one entry without what does not name it; null for other pages of the host. */
  permalinkOf(url: URL): string | null;
  /** What the host's addresses tell that the page does not. */
  complete(found: FoundPost, url: URL): FoundPost;
}

/** A service whose bloggers choose the template: read by the generic rules, completed by what its addresses tell. */
export function hostedPage({ id, facts, hosts, permalinkOf, complete }: Hosted): Site {
  return {
    id,
    facts,
    matches: ({ url }) => hosts.test(url.hostname),
    *readPosts(view) {
      for (const found of generic.readPosts(view))
        yield found && complete({ ...found, post: { ...found.post, site: id } }, view.url);
    },
    permalinkOf,
  };
}

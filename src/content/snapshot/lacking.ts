/** Something the page showed that the snapshot could not take along. */
export interface Lacking {
  what: 'image' | 'style sheet' | 'font' | 'frame' | 'canvas' | 'media';
  /** Its address, at most 2,000 characters; empty where it has none. */
  url: string;
  /** One English phrase, as it may stand in a record. */
  why: string;
}

export interface LackingList {
  /** The same address is listed once. */
  note(what: Lacking['what'], url: string, why: string): void;
  listed: Lacking[];
  /** How many found no place in the list. */
  more(): number;
}

export function startLackingList(places: number): LackingList {
  const listed: Lacking[] = [];
  const known = new Set<string>();
  return {
    note(what, url, why) {
      const short = url.slice(0, 2000).toWellFormed();
      // What has no address cannot be told from another without one.
      const key = short === '' ? `${what} ${known.size}` : `${what} ${short}`;
      if (known.has(key)) return;
      known.add(key);
      if (listed.length < places) listed.push({ what, url: short, why });
    },
    listed,
    more: () => known.size - listed.length,
  };
}

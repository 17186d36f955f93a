import type { PageView } from '../site.ts';

/**
 * `read`, asked of a page once: what every post of it needs and the whole page has to be searched for. A view is what
 * one reading is given, so nothing is kept longer than that.
 */
export function oncePerView<T>(read: (view: PageView) => T): (view: PageView) => T {
  const known = new WeakMap<PageView, { value: T }>();
  return view => {
    const kept = known.get(view);
    if (kept) return kept.value;
    const value = read(view);
    known.set(view, { value });
    return value;
  };
}

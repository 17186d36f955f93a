/** Runs steps with the same key one after the other, and steps with different keys side by side. */
export type InTurn = <T>(key: string, step: () => Promise<T>) => Promise<T>;

/** A queue per key; a key without waiting steps takes no room. */
export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, step) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(step, step);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../shared/desk.ts';
import { type Draft, EMPTY_DRAFT, parseDraft } from './draft.ts';

export interface DraftInHand {
  /** Null until what was left unfinished has been read. */
  draft: Draft | null;
  change(patch: Partial<Draft>): void;
  /** Forget every answer. */
  clear(): void;
}

/** The walk's answers, kept for as long as the browser runs, so that a closed tab loses nothing. */
export function useDraft(): DraftInHand {
  const desk = useDesk();
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => {
    desk.readUnfinished().then(
      left => setDraft(parseDraft(left)),
      () => setDraft(EMPTY_DRAFT),
    );
  }, [desk]);
  const change = (patch: Partial<Draft>) =>
    setDraft(before => {
      const after = { ...(before ?? EMPTY_DRAFT), ...patch };
      void desk.writeUnfinished(after).catch(() => undefined);
      return after;
    });
  const clear = () => {
    setDraft(EMPTY_DRAFT);
    void desk.clearUnfinished().catch(() => undefined);
  };
  return { draft, change, clear };
}

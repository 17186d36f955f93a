import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeptRecord, MaskPlan } from '../../evidence/index.ts';
import { firstPlan } from '../../masking/edit-plan.ts';
import { useDesk } from '../shared/desk.ts';

/** Changes that can be undone. */
const MOST_STEPS = 100;

export interface PlanInWork {
  /** Null until it is read. */
  plan: MaskPlan | null;
  /** The last change could not be kept, or the plan not be read; null where all is well. */
  problem: unknown;
  /** Pictures on which something of the own account was found when the record was made. */
  found: ReadonlySet<string>;
  canUndo: boolean;
  change(plan: MaskPlan): void;
  undo(): void;
  /** Resolves when what is shown is what is kept. Rejects where it could not be. */
  kept(): Promise<void>;
}

/** What is to be covered of `record`, kept with every change. */
export function usePlan(record: KeptRecord): PlanInWork {
  const desk = useDesk();
  const [plan, setPlan] = useState<MaskPlan | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const [past, setPast] = useState<MaskPlan[]>([]);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const { id, files } = record.evidence;

  useEffect(() => {
    let gone = false;
    desk.shelf.readMasking(id).then(
      row => {
        if (gone) return;
        const first = firstPlan(row?.own ?? null, files);
        setPlan(row?.plan ?? first);
        setFound(new Set(first.masks.map(({ file }) => file)));
      },
      caught => setProblem(caught),
    );
    return () => {
      gone = true;
    };
    // The record is sealed, so that its files never change; its row is read anew with every change of the store.
  }, [desk, id]);

  const show = (next: MaskPlan) => {
    setPlan(next);
    // One after the other, so that an older plan never comes to lie over a newer one.
    saving.current = saving.current
      .catch(() => undefined)
      .then(() => desk.call('saveMasks', { recordId: id, plan: next }))
      .then(() => setProblem(null));
    saving.current.catch(setProblem);
  };
  return {
    plan,
    problem,
    found,
    canUndo: past.length > 0,
    change(next) {
      if (plan) setPast([...past, plan].slice(-MOST_STEPS));
      show(next);
    },
    undo() {
      const before = past.at(-1);
      if (!before) return;
      setPast(past.slice(0, -1));
      show(before);
    },
    async kept() {
      if (plan) show(plan);
      await saving.current;
    },
  };
}

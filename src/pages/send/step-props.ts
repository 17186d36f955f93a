import type { Draft } from './draft.ts';

/** What every question of the walk is given. */
export interface StepProps {
  draft: Draft;
  change(patch: Partial<Draft>): void;
}

/** What the walk as a whole is given. */
export interface WalkProps extends StepProps {
  clear(): void;
  endpoint: string | null;
}

import { useEffect, useState } from 'preact/hooks';
import type { CaptureOutcome } from '../../messages/calls.ts';
import { useDesk } from '../shared/desk.ts';
import { type Task, useTask } from '../shared/use-task.ts';

export interface Capture {
  /** Null until the service worker has answered. */
  outcome: CaptureOutcome | null;
  tabId: number | null;
  task: Task;
  /** Keep the page even where it was kept moments ago, or where keeping on opening is turned off. */
  again(): void;
}

/** Keeps the active tab as soon as the popup opens, unless the settings say to wait for a press. */
export function useCapture(): Capture {
  const desk = useDesk();
  const task = useTask();
  const [outcome, setOutcome] = useState<CaptureOutcome | null>(null);
  const [tabId, setTabId] = useState<number | null>(null);
  const keep = (force: boolean) =>
    task.run(async () => {
      const tab = await desk.activeTab();
      setTabId(tab);
      if (tab === null) return setOutcome({ kind: 'skipped', why: 'no tab' });
      setOutcome(await desk.call('capture', { tabId: tab, trigger: 'toolbar', force }));
    });
  useEffect(() => void keep(false), []);
  return { outcome, tabId, task, again: () => void keep(true) };
}

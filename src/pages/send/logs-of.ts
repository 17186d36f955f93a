import type { KeptRecord } from '../../evidence/index.ts';
import type { Desk } from '../shared/desk.ts';
import type { Draft } from './draft.ts';

/** What the records themselves say of the logs, as the walk asks it; null where one of them says nothing. */
export function logsOf(records: readonly KeptRecord[]): Draft['logs'] {
  if (records.length === 0 || records.some(({ steps }) => steps?.logs === undefined)) return null;
  return records.every(({ steps }) => steps?.logs === 'not needed') ? 'not needed' : 'asked the site';
}

const VALUES: Partial<Record<NonNullable<Draft['logs']>, string>> = {
  'asked the site': 'asked',
  'not needed': 'not needed',
};

/** Note the walk's answer about the logs around the chosen records that say nothing yet, so that it is asked once. */
export function noteLogs(desk: Desk, { logs }: Draft, chosen: readonly KeptRecord[]): void {
  const value = logs === null ? undefined : VALUES[logs];
  const recordIds = chosen.flatMap(({ evidence, steps }) => (steps?.logs === undefined ? [evidence.id] : []));
  if (value === undefined || recordIds.length === 0) return;
  // The report does not hang on it: should it fail, the record goes on saying nothing.
  void desk.call('noteStep', { recordIds, step: 'logs', value }).catch(() => undefined);
}

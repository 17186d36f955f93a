import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { type Instant, InstantSchema } from '../evidence/index.ts';

const ReminderSettingsSchema = v.object({
  /** Off until the person turns it on. */
  on: v.boolean(),
  /** Kinds of dates, as `advice/reminders.ts` names them. */
  kinds: v.array(v.string()),
  daysBefore: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
});
export type ReminderSettings = v.InferOutput<typeof ReminderSettingsSchema>;

const KEY = 'reminder';
const SEEN = 'reminderSeen';
const DEFAULTS: ReminderSettings = { on: false, kinds: ['file 3'], daysBefore: 7 };

/** Whether and of what the person wants to be reminded; a damaged value counts as off. */
export async function readReminderSettings(): Promise<ReminderSettings> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  const parsed = v.safeParse(ReminderSettingsSchema, stored);
  return parsed.success ? parsed.output : DEFAULTS;
}

export async function writeReminderSettings(settings: ReminderSettings): Promise<void> {
  await browser.storage.local.set({ [KEY]: settings });
}

/** Until when reminders were told of, or null where none ever was. */
export async function readReminderSeen(): Promise<Instant | null> {
  const { [SEEN]: stored } = await browser.storage.local.get(SEEN);
  const parsed = v.safeParse(InstantSchema, stored);
  return parsed.success ? parsed.output : null;
}

export async function writeReminderSeen(at: Instant): Promise<void> {
  await browser.storage.local.set({ [SEEN]: at });
}

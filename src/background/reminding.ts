import browser from 'webextension-polyfill';
import { isNewlyNear, nearRecords, nextLook, remindersFor } from '../advice/reminders.ts';
import { deviceTime, epochOf, instantFromEpoch } from '../evidence/index.ts';
import { readReminderSeen, readReminderSettings, writeReminderSeen } from '../messages/reminder-settings.ts';
import { recentRecords } from '../store/read.ts';
import { showDue } from './badge.ts';

const ALARM = 'reminder';
/** As `runtime.getURL` takes it. */
const LIBRARY = 'src/pages/library/index.html';
const NOTIFICATION = 'hozen-reminder';
const DAY_MINUTES = 24 * 60;
/** More records than a person keeps. */
const MOST = 5_000;

/** The API is there only once the person allowed it, in some browsers from the next start of the worker on. */
async function mayNotify(): Promise<boolean> {
  const isThere = (browser as Partial<typeof browser>).notifications !== undefined;
  return isThere && browser.permissions.contains({ permissions: ['notifications'] });
}

/** It names no site and no post: someone else may see the screen. */
async function notify(): Promise<void> {
  await browser.notifications.create(NOTIFICATION, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title: 'Hozen',
    message: browser.i18n.getMessage('reminder_text'),
  });
}

/**
 * Look whether a date has come near since the last look, tell it once, and see to it that the next look is taken. Where the
 * person did not turn reminders on, nothing is left that could ring.
 */
export async function lookAtReminders(): Promise<void> {
  const { on, ...wishes } = await readReminderSettings();
  if (!on) {
    await browser.alarms.clear(ALARM);
    await showDue(false);
    return;
  }
  const now = deviceTime().instant;
  const reminders = remindersFor(await recentRecords(MOST), wishes);
  const seen = (await readReminderSeen()) ?? instantFromEpoch(0);
  if (isNewlyNear(reminders, seen, now)) {
    await writeReminderSeen(now);
    await showDue(true);
    if (await mayNotify()) await notify();
  } else if (nearRecords(reminders, now).size === 0) await showDue(false);
  await browser.alarms.create(ALARM, { when: epochOf(nextLook(now)), periodInMinutes: DAY_MINUTES });
}

/** The person looks at the list, which says the same. */
export function remindersSeen(): Promise<void> {
  return showDue(false);
}

function onClicked(id: string): void {
  if (id !== NOTIFICATION) return;
  void browser.notifications.clear(id);
  void browser.tabs.create({ url: browser.runtime.getURL(LIBRARY) });
}

/** Listen for the daily look, and for a press on the notification, also where it is allowed only later. */
export function onReminder(): void {
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name === ALARM) void lookAtReminders();
  });
  const listen = () => {
    const { notifications } = browser as Partial<typeof browser>;
    if (notifications && !notifications.onClicked.hasListener(onClicked))
      notifications.onClicked.addListener(onClicked);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}

import browser from 'webextension-polyfill';

/** Names of the work this run of the worker is doing now. Empty after a restart: what is half done is not here. */
const underWay = new Set<string>();

/** Chrome stops a worker after 30 s without an extension call, Firefox an event page likewise. */
const HEARTBEAT_MS = 20_000;
const RESUME_ALARM = 'resume';
/** Chrome's shortest alarm. It wakes a stopped worker, so that cut-off work does not wait for a click. */
const RESUME_AFTER_MINUTES = 0.5;

export function isUnderWay(name: string): boolean {
  return underWay.has(name);
}

/**
 * Run `work` with the worker kept awake, and with an alarm set that starts a new worker should this one die
 * all the same. A second call under the same name while the first runs does nothing. Work that fails leaves
 * the alarm on, so that it is taken up again.
 */
export async function keepAwake(name: string, work: () => Promise<void>): Promise<void> {
  if (underWay.has(name)) return;
  underWay.add(name);
  const heartbeat = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT_MS);
  try {
    await browser.alarms.create(RESUME_ALARM, { periodInMinutes: RESUME_AFTER_MINUTES });
    await work();
    if (underWay.size === 1) await browser.alarms.clear(RESUME_ALARM);
  } catch (problem) {
    console.error(`${name} was cut off and will be taken up again`, problem);
  } finally {
    clearInterval(heartbeat);
    underWay.delete(name);
  }
}

/** Call `resume` when the alarm of work that was cut off rings. */
export function onResumeAlarm(resume: () => void): void {
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name === RESUME_ALARM) resume();
  });
}

import browser from 'webextension-polyfill';
import { type CustodyLink, deviceTime, epochOf, instantFromEpoch } from '../evidence/index.ts';
import {
  type ChosenAuthority,
  readStampSettings,
  readStampTries,
  type StampTries,
  writeStampTries,
} from '../messages/stamp-settings.ts';
import { CALENDARS, nextTry, StampError, submitAnchor, upgradeAnchor } from '../stamps/index.ts';
import { announceChange } from '../store/changes.ts';
import { newestSeal } from '../store/custody-log.ts';
import { newestStamp, pendingStamps, putStamp } from '../store/stamp-rows.ts';
import { askForStamp, stampFailure } from './ask-for-stamp.ts';
import { fetchAllowed } from './fetch-allowed.ts';
import { isUnderWay, keepAwake } from './working.ts';

/** The name anchors go by, beside the authorities' own. */
export const ANCHOR = 'opentimestamps';

const WORK = 'stamping';
const ALARM = 'stamps';
const MINUTE_MS = 60_000;
/** A block takes hours: calendars need not be asked more often. */
const ANCHOR_EVERY_MINUTES = 60;

type Ask = (seal: CustodyLink) => Promise<void>;

/** Ask once, unless it was stamped already or the last failure is too recent, and note how it went. */
async function askOnce(
  authority: string,
  ask: Ask,
  seal: CustodyLink,
  tries: StampTries,
  atOnce: boolean,
): Promise<StampTries> {
  if (((await newestStamp(authority))?.seq ?? 0) >= seal.seq) return tries;
  const last = tries[authority];
  if (last && !atOnce && Date.now() < epochOf(last.nextAt)) return tries;
  const { [authority]: _, ...others } = tries;
  try {
    await ask(seal);
    return others;
  } catch (problem) {
    const failures = (last?.failures ?? 0) + 1;
    const wait = nextTry(failures, problem instanceof StampError ? problem.why : 'refused');
    const nextAt = instantFromEpoch(Date.now() + wait);
    return { ...others, [authority]: { failures, nextAt, ...stampFailure(problem) } };
  }
}

const byAuthority =
  ({ key, url }: ChosenAuthority): Ask =>
  async seal => {
    const { token, enclosures } = await askForStamp(url, seal.hash);
    await putStamp(
      {
        seq: seal.seq,
        authority: key,
        at: deviceTime().instant,
        pending: false,
        token,
        enclosures: enclosures.map(({ sha256 }) => sha256),
      },
      enclosures,
    );
  };

const asking = () => ({ fetch: fetchAllowed, signal: AbortSignal.timeout(MINUTE_MS) });

const byCalendars: Ask = async seal => {
  const token = await submitAnchor(seal.hash, CALENDARS, asking());
  const at = deviceTime().instant;
  await putStamp({ seq: seal.seq, authority: ANCHOR, at, pending: true, token, enclosures: [] }, []);
};

async function upgradeAnchors(): Promise<void> {
  for (const row of await pendingStamps()) {
    try {
      const { proof, pending } = await upgradeAnchor(row.token, asking());
      await putStamp({ ...row, token: proof, pending }, []);
    } catch (problem) {
      // It stays pending, and is shown so.
      console.warn('an anchor could not be completed yet', problem);
    }
  }
}

/** Everyone who is to be asked for stamps of `seal`. */
async function chosen(): Promise<[authority: string, ask: Ask][]> {
  const { authorities, anchors } = await readStampSettings();
  return [
    ...authorities.map((one): [string, Ask] => [one.key, byAuthority(one)]),
    ...(anchors ? [[ANCHOR, byCalendars] as [string, Ask]] : []),
  ];
}

async function stampAll(atOnce: boolean): Promise<void> {
  const asked = await chosen();
  const names = asked.map(([authority]) => authority);
  let tries = Object.fromEntries(
    Object.entries(await readStampTries()).filter(([authority]) => names.includes(authority)),
  );
  for (let before = 0; ; ) {
    // A stamp of the newest seal is one of every seal before it.
    const seal = await newestSeal();
    if (!seal || seal.seq === before) break;
    before = seal.seq;
    for (const [authority, ask] of asked) tries = await askOnce(authority, ask, seal, tries, atOnce);
  }
  await writeStampTries(tries);
  announceChange();
  await upgradeAnchors();
  await setAlarm(tries);
}

async function setAlarm(tries: StampTries): Promise<void> {
  const next = Object.values(tries).map(({ nextAt }) => epochOf(nextAt));
  const waits = next.map(at => Math.max(1, (at - Date.now()) / MINUTE_MS));
  if ((await pendingStamps()).length > 0) waits.push(ANCHOR_EVERY_MINUTES);
  if (waits.length === 0) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { delayInMinutes: Math.min(...waits) });
}

/**
 * Ask every chosen authority for a stamp of what has none yet; nothing is asked where none was chosen. `atOnce` also asks those
 * that failed a moment ago. Never rejects: what failed is noted, and tried again later.
 */
export async function stampNewest(atOnce = false): Promise<void> {
  if (isUnderWay(WORK) || (await chosen()).length === 0) return;
  await keepAwake(WORK, () => stampAll(atOnce));
}

/** Take up failed and pending stamps when their time has come. */
export function onStampAlarm(): void {
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name === ALARM) void stampNewest();
  });
}

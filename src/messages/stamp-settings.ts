import browser from 'webextension-polyfill';
import type { Instant } from '../evidence/index.ts';

/** A time-stamp authority (RFC 3161) the person turned on. */
export interface ChosenAuthority {
  /** Short name, [a-z0-9.-], as file names carry it. */
  key: string;
  url: string;
}

export interface StampSettings {
  /** None by default: then nothing is ever asked of anyone. */
  authorities: ChosenAuthority[];
  /** Ask OpenTimestamps calendars too. */
  anchors: boolean;
}

/** How the last try with one authority went. */
export interface StampTry {
  /** Tries since the last one that went well. */
  failures: number;
  /** Not before then, by this device's clock. */
  nextAt: Instant;
  /** What went wrong last; the screens word `why`. */
  why: string;
  detail: string;
}
/** By the authority's key. One that is not in it has nothing to be said of it. */
export type StampTries = Record<string, StampTry>;

const SETTINGS = 'stamping';
const TRIES = 'stampTries';

function isChosen(value: unknown): value is ChosenAuthority {
  const { key, url } = Object(value) as Record<keyof ChosenAuthority, unknown>;
  return typeof key === 'string' && /^[a-z0-9.-]{1,100}$/.test(key) && typeof url === 'string';
}

/** Who is asked to stamp; a missing or damaged value counts as nobody. */
export async function readStampSettings(): Promise<StampSettings> {
  const { [SETTINGS]: stored } = await browser.storage.local.get(SETTINGS);
  const { authorities, anchors } = Object(stored) as Record<keyof StampSettings, unknown>;
  return {
    authorities: Array.isArray(authorities) ? authorities.filter(isChosen) : [],
    anchors: anchors === true,
  };
}

export async function writeStampSettings(settings: StampSettings): Promise<void> {
  await browser.storage.local.set({ [SETTINGS]: settings });
}

export async function readStampTries(): Promise<StampTries> {
  const { [TRIES]: stored } = await browser.storage.local.get(TRIES);
  return Object(stored) as StampTries;
}

export async function writeStampTries(tries: StampTries): Promise<void> {
  await browser.storage.local.set({ [TRIES]: tries });
}

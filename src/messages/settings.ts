import browser from 'webextension-polyfill';

export interface Settings {
  /** Opening the popup on an http(s) page keeps it at once. */
  captureOnOpen: boolean;
  /** After what is visible, photograph the page from top to bottom by scrolling it. */
  wholePage: boolean;
  /** After all that, load the page anew and photograph it once more. */
  reload: boolean;
  /** Where reports are sent; null where none is set, and then nothing is ever sent. */
  endpoint: string | null;
}

const KEY = 'settings';
const DEFAULTS: Settings = { captureOnOpen: true, wholePage: true, reload: false, endpoint: null };

/** The settings of this install; a missing or damaged value counts as its default. */
export async function readSettings(): Promise<Settings> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  const { captureOnOpen, wholePage, reload, endpoint } = Object(stored) as Record<keyof Settings, unknown>;
  return {
    captureOnOpen: typeof captureOnOpen === 'boolean' ? captureOnOpen : DEFAULTS.captureOnOpen,
    wholePage: typeof wholePage === 'boolean' ? wholePage : DEFAULTS.wholePage,
    reload: typeof reload === 'boolean' ? reload : DEFAULTS.reload,
    endpoint: typeof endpoint === 'string' ? endpoint : DEFAULTS.endpoint,
  };
}

/** Change some settings and leave the rest. */
export async function writeSettings(patch: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...patch } });
}

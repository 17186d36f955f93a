import browser from 'webextension-polyfill';
import { keepsGrantOnReload, shortcutsHaveAddress } from '../../messages/abilities.ts';
import type { PageCalls } from '../../messages/calls.ts';
import { readReminderSettings, writeReminderSettings } from '../../messages/reminder-settings.ts';
import { callBackground } from '../../messages/rpc.ts';
import { readSettings, writeSettings } from '../../messages/settings.ts';
import { readStampSettings, readStampTries, writeStampSettings } from '../../messages/stamp-settings.ts';
import { CHANGES_CHANNEL } from '../../store/changes.ts';
import {
  readExports,
  readFile,
  readMasking,
  readRecord,
  readSubmission,
  readSubmissions,
  recentRecords,
  signingKey,
  stampTimes,
  unexportedIds,
} from '../../store/read.ts';
import type { Call, Desk } from './desk.ts';
import { PAGE_ADDRESSES } from './page-addresses.ts';

const UNFINISHED = 'unfinished';
/** A Blob URL must outlive the download that reads it, whose end a page is not told. Milliseconds. */
const DOWNLOAD_LASTS = 10 * 60_000;

// callBackground's types are mapped from the same PageCalls; only TypeScript's view of a generic key differs.
const call = callBackground as <K extends keyof PageCalls>(
  call: K,
  request: unknown,
) => Promise<unknown> as Call;

function onChange(changed: () => void): () => void {
  const channel = new BroadcastChannel(CHANGES_CHANNEL);
  channel.addEventListener('message', changed);
  window.addEventListener('focus', changed);
  return () => {
    channel.close();
    window.removeEventListener('focus', changed);
  };
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), DOWNLOAD_LASTS);
}

async function fromOutbox(fileName: string): Promise<File> {
  const folder = await navigator.storage.getDirectory();
  return (await folder.getFileHandle(fileName)).getFile();
}

/** What `work` gives, with the Blob it has passed to the channel whose name it is given. */
async function withPassed<T>(work: (channel: string, passed: Promise<Blob>) => Promise<T>): Promise<T> {
  const channel = new BroadcastChannel(`hozen-bundle ${crypto.randomUUID()}`);
  try {
    const passed = new Promise<Blob>(resolve => {
      channel.onmessage = ({ data }) => resolve(data);
    });
    return await work(channel.name, passed);
  } finally {
    channel.close();
  }
}

const takeBundle: Desk['takeBundle'] = exportId =>
  withPassed(async (channel, passed) => {
    const { fileName, inOutbox } = await callBackground('handOver', { exportId, channel });
    return { fileName, file: inOutbox ? await fromOutbox(fileName) : await passed };
  });

const takeMaskedCopy: Desk['takeMaskedCopy'] = recordId =>
  withPassed(async (channel, passed) => {
    const { fileName } = await callBackground('makeMaskedCopy', { recordId, channel });
    return { fileName, file: await passed };
  });

/** The Desk of an extension page: the service worker, the store, and the browser's own doors. */
export function browserDesk(): Desk {
  return {
    call,
    shelf: {
      readRecord,
      recentRecords,
      unexportedIds,
      readFile,
      readMasking,
      readExports,
      readSubmissions,
      readSubmission,
      signingKey,
      stampTimes,
    },
    onChange,
    readSettings,
    writeSettings,
    readStampSettings,
    writeStampSettings,
    readStampTries,
    readReminderSettings,
    writeReminderSettings,
    askForNotifications: () => browser.permissions.request({ permissions: ['notifications'] }),
    mayNotify: () => browser.permissions.contains({ permissions: ['notifications'] }),
    activeTab: async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      return tab?.id ?? null;
    },
    openPage: (page, query) => {
      const address = browser.runtime.getURL(PAGE_ADDRESSES[page]);
      void browser.tabs.create({ url: query ? `${address}?${query}` : address });
    },
    openOptions: () => void browser.runtime.openOptionsPage(),
    openSite: url => void browser.tabs.create({ url }),
    closeWindow: () => window.close(),
    takeBundle,
    takeMaskedCopy,
    download,
    askForOrigin: (...patterns) => browser.permissions.request({ origins: patterns }),
    giveUpOrigin: async pattern => {
      await browser.permissions.remove({ origins: [pattern] });
    },
    copy: text => navigator.clipboard.writeText(text),
    readUnfinished: async () => (await browser.storage.session.get(UNFINISHED))[UNFINISHED],
    writeUnfinished: value => browser.storage.session.set({ [UNFINISHED]: value }),
    clearUnfinished: () => browser.storage.session.remove(UNFINISHED),
    canReload: keepsGrantOnReload(),
    version: browser.runtime.getManifest().version,
    shortcutPlace: shortcutsHaveAddress() ? 'options_shortcut_place' : 'options_shortcut_place_firefox',
    shortcut: async () => {
      const commands = await browser.commands.getAll();
      return commands.find(command => command.name === '_execute_action')?.shortcut || null;
    },
  };
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { KeptRecord } from '../../evidence/index.ts';
import type { PageCalls } from '../../messages/calls.ts';
import type { ReminderSettings } from '../../messages/reminder-settings.ts';
import type { Settings } from '../../messages/settings.ts';
import type { StampSettings, StampTries } from '../../messages/stamp-settings.ts';
import type { SigningKey, StampTime } from '../../store/read.ts';
import type { ExportRow, FileRow, MaskingRow, RecordRow, SubmissionRow } from '../../store/rows.ts';
import type { PageName } from './page-addresses.ts';

export type Call = <K extends keyof PageCalls>(
  call: K,
  request: Parameters<PageCalls[K]>[0],
) => Promise<ReturnType<PageCalls[K]>>;

/** What screens read. All of it comes from this device. */
export interface Shelf {
  readRecord(id: string): Promise<RecordRow | null>;
  recentRecords(limit: number, before?: string): Promise<KeptRecord[]>;
  unexportedIds(): Promise<string[]>;
  readFile(recordId: string, name: string): Promise<FileRow | null>;
  readMasking(recordId: string): Promise<MaskingRow | null>;
  readExports(): Promise<ExportRow[]>;
  readSubmissions(): Promise<SubmissionRow[]>;
  readSubmission(id: string): Promise<SubmissionRow | null>;
  /** Null until the first record. */
  signingKey(): Promise<SigningKey | null>;
  /** The newest stamp of each authority, and how many anchors wait. */
  stampTimes(): Promise<StampTime[]>;
}

/** Everything a screen asks of the world outside it. Components get it from `useDesk`; tests lay their own. */
export interface Desk {
  call: Call;
  shelf: Shelf;
  /** Calls `changed` whenever the store may have changed. Returns how to stop. */
  onChange(changed: () => void): () => void;
  readSettings(): Promise<Settings>;
  writeSettings(patch: Partial<Settings>): Promise<void>;
  readStampSettings(): Promise<StampSettings>;
  writeStampSettings(settings: StampSettings): Promise<void>;
  readStampTries(): Promise<StampTries>;
  readReminderSettings(): Promise<ReminderSettings>;
  writeReminderSettings(settings: ReminderSettings): Promise<void>;
  /** Must run within a click. False where the person said no. */
  askForNotifications(): Promise<boolean>;
  mayNotify(): Promise<boolean>;
  /** The tab in front of the person, or null where there is none. */
  activeTab(): Promise<number | null>;
  /** Open one of the extension's pages in a new tab; `query` as in `?submission=…`, without the `?`. */
  openPage(page: PageName, query?: string): void;
  openOptions(): void;
  openSite(url: string): void;
  closeWindow(): void;
  /** The finished zip of an export, under the name it is to be saved by. Throws CallError where it could not be had. */
  takeBundle(exportId: string): Promise<{ file: Blob; fileName: string }>;
  /** A copy of the record with what was chosen covered. Throws CallError where it could not be made. */
  takeMaskedCopy(recordId: string): Promise<{ file: Blob; fileName: string }>;
  /** Hand `file` to the browser's own download. */
  download(file: Blob, name: string): void;
  /** Must run within a click. False where the person said no. */
  askForOrigin(...patterns: string[]): Promise<boolean>;
  giveUpOrigin(pattern: string): Promise<void>;
  copy(text: string): Promise<void>;
  /** What was typed but not finished, for as long as the browser runs. */
  readUnfinished(): Promise<unknown>;
  writeUnfinished(value: unknown): Promise<void>;
  clearUnfinished(): Promise<void>;
  version: string;
  /** Whether a page may still be photographed once it was loaded anew. */
  canReload: boolean;
  /** The toolbar shortcut as the browser shows it, or null where none is set. */
  shortcut(): Promise<string | null>;
  /** Where the browser lets it be changed. */
  shortcutPlace: 'options_shortcut_place' | 'options_shortcut_place_firefox';
}

/** A screen was shown without a Desk around it. */
export class NoDeskError extends Error {
  override readonly name = 'NoDeskError';
}

export const DeskContext = createContext<Desk | null>(null);

/** The Desk of this screen. Throws NoDeskError outside a `DeskContext.Provider`. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new NoDeskError('no DeskContext.Provider around this component');
  return desk;
}

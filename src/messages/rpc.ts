import browser, { type Runtime } from 'webextension-polyfill';
import type { ContentCalls, ContentReports, PageCalls } from './calls.ts';

type Call = (request: never) => unknown;
type Calls<C> = { [K in keyof C]: Call };
type RequestOf<F> = F extends (request: infer R) => unknown ? R : never;
type AnswerOf<F> = F extends (request: never) => infer A ? A : never;

/** What answers each call of one direction. `sender` has passed the address's check. */
export type Handlers<C extends Calls<C>> = {
  [K in keyof C]: (
    request: RequestOf<C[K]>,
    sender: Runtime.MessageSender,
  ) => AnswerOf<C[K]> | Promise<AnswerOf<C[K]>>;
};

/** Who a message is for. One page or worker may hear messages meant for another. */
export type Address = 'background' | 'content';

interface Message {
  hozen: Address;
  call: string;
  request: unknown;
}

type Answer = { ok: true; value: unknown } | { ok: false; error: { name: string; message: string } };

/** A call failed on the other side. `code` is the name of the error class there. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The other side is not there: the tab is closed, the worker was stopped, nothing was injected. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

function isMessageFor(address: Address, message: unknown): message is Message {
  const { hozen, call } = Object(message) as Partial<Message>;
  return hozen === address && typeof call === 'string';
}

async function answer(work: () => unknown): Promise<Answer> {
  try {
    return { ok: true, value: (await work()) ?? null };
  } catch (problem) {
    const { name, message } = problem instanceof Error ? problem : new Error(String(problem));
    return { ok: false, error: { name, message } };
  }
}

/**
 * Answer the calls made to `address`. A message from a sender that `accepts` turns away is left unanswered, as
 * is one meant for another address.
 */
export function answerCalls<C extends Calls<C>>(
  address: Address,
  handlers: Handlers<C>,
  accepts: (sender: Runtime.MessageSender, call: keyof C) => boolean,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (!isMessageFor(address, message) || !Object.hasOwn(handlers, message.call)) return undefined;
    const call = message.call as keyof C;
    if (sender.id !== browser.runtime.id || !accepts(sender, call)) return undefined;
    // The sender is this extension, and both sides are typed from the same map.
    return answer(() => handlers[call](message.request as RequestOf<C[keyof C]>, sender));
  });
}

/** A page of this extension itself, never a content script. */
export function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('')) ?? false;
}

/** The top frame of a tab's page, where our content script was injected. */
export function isContentScript(sender: Runtime.MessageSender): boolean {
  return sender.tab !== undefined && sender.frameId === 0 && !isOwnPage(sender);
}

async function unwrap(sent: Promise<unknown>): Promise<unknown> {
  let reply: unknown;
  try {
    reply = await sent;
  } catch (problem) {
    throw new NoAnswerError(problem instanceof Error ? problem.message : String(problem));
  }
  const answered = reply as Answer | null | undefined;
  if (answered === null || answered === undefined) throw new NoAnswerError('nobody answered');
  if (answered.ok) return answered.value;
  throw new CallError(answered.error.name, answered.error.message);
}

type ToBackground = PageCalls & ContentReports;

/** Ask the service worker. Throws CallError where it failed, NoAnswerError where it is not there. */
export async function callBackground<K extends keyof ToBackground>(
  call: K,
  request: RequestOf<ToBackground[K]>,
): Promise<AnswerOf<ToBackground[K]>> {
  const message: Message = { hozen: 'background', call, request };
  return (await unwrap(browser.runtime.sendMessage(message))) as AnswerOf<ToBackground[K]>;
}

/** Ask the content script in the top frame of `tabId`. Throws CallError or NoAnswerError. */
export async function callContent<K extends keyof ContentCalls>(
  tabId: number,
  call: K,
  request: RequestOf<ContentCalls[K]>,
): Promise<AnswerOf<ContentCalls[K]>> {
  const message: Message = { hozen: 'content', call, request };
  const sent = browser.tabs.sendMessage(tabId, message, { frameId: 0 });
  return (await unwrap(sent)) as AnswerOf<ContentCalls[K]>;
}

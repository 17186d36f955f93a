import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession, Page } from 'puppeteer-core';

/** One page to read: its bytes, the address it is at, and the text that is clicked. */
export interface ReadJob {
  file: string;
  url: string;
  click: string | null;
}

/** A tab that shows stored pages at their own addresses, without network and without their scripts. */
export interface ReadTab {
  /** What the reader says of a page, as JSON. Rejects where the page cannot be shown or read. */
  read(job: ReadJob): Promise<string>;
  close(): void;
}

/** Pages of the browser itself or of its store, where no extension runs. */
const NOT_FOR_EXTENSIONS =
  /^(?!https?:)|^https?:\/\/(?:chrome\.google\.com\/webstore|chromewebstore\.google\.com)/;
const WORLD = 'hozen';
const HEADERS = [
  // Also keeps pictures and frames from being asked for at all, which is faster than refusing each.
  {
    name: 'Content-Security-Policy',
    value: "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:",
  },
];

/**
 * The bytes of a page stored by a tool that writes XML, `<iframe …/>`, as a browser would have got them: read as HTML, the
 * rest of the page would be the frame's text.
 */
function asHtml(bytes: Buffer): Buffer {
  const source = bytes.toString('latin1');
  return Buffer.from(source.replace(/<iframe\b([^<>]*)\/>/gi, '<iframe$1></iframe>'), 'latin1');
}

/** Tools store pages as UTF-8 whatever their meta elements say: what reads as UTF-8 is, and the rest is left to the browser. */
const contentType = (bytes: Buffer) => (isUtf8(bytes) ? 'text/html; charset=utf-8' : 'text/html');

/** Answer the main document with the file; refuse everything else. */
async function answering(session: CDPSession) {
  let current: { url: string; bytes: Buffer } | null = null;
  session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
    const served = current;
    const isPage = resourceType === 'Document' && served?.url === request.url;
    const answer = isPage
      ? session.send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: [...HEADERS, { name: 'Content-Type', value: contentType(served.bytes) }],
          body: served.bytes.toString('base64'),
        })
      : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    // Once only: a page that refreshes itself stays as it is.
    if (isPage) current = null;
    // One that was given up meanwhile needs no answer.
    answer.catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  return (url: string, bytes: Buffer) => {
    current = { url, bytes };
  };
}

async function worldOf(session: CDPSession, script: string): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: WORLD,
  });
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: script,
    contextId: executionContextId,
  });
  if (exceptionDetails) throw new Error(`the reader did not start: ${exceptionDetails.text}`);
  return executionContextId;
}

function until(session: CDPSession, event: 'Page.domContentEventFired'): Promise<void> {
  return new Promise(done => session.once(event, () => done()));
}

/** A tab of its own in `browser` to read pages in, one after the other, with `script` from readerScript. */
export async function openTab(browser: Browser, script: string): Promise<ReadTab> {
  const page: Page = await browser.newPage();
  const session = await page.createCDPSession();
  await session.send('Page.enable');
  const serve = await answering(session);

  async function go(url: string): Promise<void> {
    const ready = until(session, 'Page.domContentEventFired');
    const { errorText } = await session.send('Page.navigate', { url });
    if (errorText) throw new Error(`${url} could not be shown: ${errorText}`);
    await ready;
  }

  return {
    async read({ file, url, click }) {
      const target = new URL(url);
      if (NOT_FOR_EXTENSIONS.test(target.href)) throw new Error('no extension runs on this page');
      const bytes = asHtml(await readFile(file));
      // A page at the same address but for its fragment would only be scrolled.
      await go('about:blank');
      const { hash } = target;
      serve(target.href.slice(0, target.href.length - hash.length), bytes);
      await go(target.href);
      const contextId = await worldOf(session, script);
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: `readThisPage(${JSON.stringify(url)}, ${JSON.stringify(click)})`,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return String(result.value);
    },
    close() {
      // A page that hangs may never answer.
      page.close().catch(() => {});
    },
  };
}

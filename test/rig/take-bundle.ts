import type { Page } from 'puppeteer-core';

/** Call the service worker as a page of the extension does. Throws with the error's name and message where it failed. */
export function tellBackground(own: Page, call: string, request: object): Promise<unknown> {
  return own.evaluate(
    async message => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          runtime: { sendMessage(m: unknown): Promise<{ ok: boolean; value: unknown; error: unknown }> };
        };
      };
      const answer = await chrome.runtime.sendMessage(message);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value;
    },
    { hozen: 'background', call, request },
  );
}

/** The bundle of an export as a page gets it, in Base64. For small ones. */
export async function takeBundle(own: Page, exportId: string): Promise<string> {
  const channel = `test ${exportId} ${Math.random()}`;
  await own.evaluate(name => {
    const to = new BroadcastChannel(name);
    const waiting = globalThis as unknown as { passed: Promise<Blob> };
    waiting.passed = new Promise(resolve => {
      to.onmessage = ({ data }) => resolve(data);
    });
  }, channel);
  await tellBackground(own, 'handOver', { exportId, channel });
  return own.evaluate(async () => {
    const { passed } = globalThis as unknown as { passed: Promise<Blob> };
    const bytes = new Uint8Array(await (await passed).arrayBuffer());
    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
  });
}

/** `blob` as a `data:` address with its own type. Rejects with a DOMException where it cannot be read. */
export function asDataUrl(window: Window & typeof globalThis, blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new window.FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}

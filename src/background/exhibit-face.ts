import browser from 'webextension-polyfill';
import { FontFace } from '../bundle/exhibits/font-face.ts';

/** The font of exhibits, as it lies in the package: too large to be part of the worker. */
const FONT = 'fonts/exhibits.ttf';

/** The font that papers are written in, read anew: 5.5 MB are not held for the rare time they are needed. */
export async function exhibitFace(): Promise<FontFace> {
  const font = await (await fetch(browser.runtime.getURL(FONT))).arrayBuffer();
  return new FontFace(new Uint8Array(font));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from './find-firefox.ts';
import { type Marionette, speakMarionette } from './marionette.ts';

export const FIREFOX_ID = 'hozen@hozen.example';
/** As Firefox names an extension's button: what is no letter, digit, `_` or `-` becomes `_`. */
const BUTTON = 'hozen_hozen_example-browser-action';
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

export interface FirefoxRigOptions {
  /** Folder of the extension as built for Firefox. */
  extension: string;
  /** Port of a proxy for https. */
  proxy?: number;
  downloads?: string;
}

export interface FirefoxRig {
  /** Go to `url` in the tab in front. */
  goto(url: string): Promise<void>;
  newTab(url: string): Promise<void>;
  /** Run a function body in the page in front. It may return a promise; its arguments are in `args`. */
  inPage<T>(body: string, ...args: unknown[]): Promise<T>;
  /** Click what `selector` finds in the page in front, as soon as it is there. */
  clickInPage(selector: string): Promise<void>;
  /** Choose the file at `path` in the file field that `selector` finds in the page in front, seen or not. */
  chooseFile(selector: string, path: string): Promise<void>;
  /** Run a function body in the browser's own window. Its arguments are in `args`. */
  inBrowser<T>(body: string, ...args: unknown[]): Promise<T>;
  /** Click the toolbar button, as a person does: it grants `activeTab` and opens the popup. */
  clickToolbarButton(): Promise<void>;
  /** Say yes to what the browser asks about the extension, in its own window. */
  allowAsked(): Promise<void>;
  /** What stands on the button. */
  badge(): Promise<string>;
  /** The popup as a PNG in base64. */
  popupPicture(): Promise<string>;
  /** Address of a page of the extension. */
  own(path: string): Promise<string>;
  close(): Promise<void>;
}

const preferences = ({ proxy, downloads }: FirefoxRigOptions) => ({
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'intl.locale.requested': 'ja,en-US',
  'intl.accept_languages': 'ja,en',
  'marionette.port': 0,
  ...(proxy && {
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxy,
  }),
  ...(downloads && {
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
  }),
});

async function portOf(profile: string, firefox: ChildProcess): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    if (firefox.exitCode !== null) throw new Error(`Firefox ended with ${firefox.exitCode}`);
    const port = Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => ''));
    if (port > 0) return port;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('Firefox did not open its port');
}

/** Start Firefox with the built extension in a profile of its own. */
export async function startFirefox(options: FirefoxRigOptions): Promise<FirefoxRig> {
  const profile = await mkdtemp(join(tmpdir(), 'hozen-firefox-'));
  const lines = Object.entries(preferences(options)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const flags = [
    '--marionette',
    '-remote-allow-system-access',
    '-headless',
    '--profile',
    profile,
    '--no-remote',
  ];
  const env = { ...process.env, MOZ_HEADLESS_WIDTH: '1366', MOZ_HEADLESS_HEIGHT: '900' };
  const firefox = spawn(findFirefox(), flags, { stdio: 'ignore', env });
  const gone = new Promise(resolve => firefox.once('exit', resolve));
  const speak: Marionette = await speakMarionette(await portOf(profile, firefox));
  await speak.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  await speak.send('Addon:Install', { path: options.extension, temporary: true });

  async function run<T>(context: 'chrome' | 'content', body: string, args: unknown[]): Promise<T> {
    await speak.send('Marionette:SetContext', { value: context });
    const script = `const args = [...arguments]; return (async () => { ${body} })()`;
    const { value } = await speak.send<{ value: T }>('WebDriver:ExecuteScript', {
      script,
      args,
      sandbox: 'default',
    });
    return value;
  }
  const inBrowser = <T>(body: string, ...args: unknown[]) => run<T>('chrome', body, args);

  await inBrowser(`CustomizableUI.addWidgetToArea(${JSON.stringify(BUTTON)}, 'nav-bar')`);
  return {
    async goto(url) {
      await speak.send('Marionette:SetContext', { value: 'content' });
      await speak.send('WebDriver:Navigate', { url });
    },
    async newTab(url) {
      await speak.send('Marionette:SetContext', { value: 'content' });
      const { handle } = await speak.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' });
      await speak.send('WebDriver:SwitchToWindow', { handle, focus: true });
      await speak.send('WebDriver:Navigate', { url });
    },
    async clickInPage(selector) {
      await speak.send('Marionette:SetContext', { value: 'content' });
      await speak.send('WebDriver:SetTimeouts', { implicit: 10_000 });
      const where = { using: 'css selector', value: selector };
      const found = await speak.send<{ value: Record<string, string> }>('WebDriver:FindElement', where);
      await speak.send('WebDriver:ElementClick', { id: found.value[ELEMENT_KEY] });
    },
    async chooseFile(selector, path) {
      await speak.send('Marionette:SetContext', { value: 'content' });
      await speak.send('WebDriver:SetTimeouts', { implicit: 10_000 });
      const where = { using: 'css selector', value: selector };
      const found = await speak.send<{ value: Record<string, string> }>('WebDriver:FindElement', where);
      await speak.send('WebDriver:ElementSendKeys', { id: found.value[ELEMENT_KEY], text: path });
    },
    inPage: (body, ...args) => run('content', body, args),
    inBrowser,
    async clickToolbarButton() {
      // A second click on the button of an open popup would only close it.
      await inBrowser(`for (const panel of document.querySelectorAll('panel')) panel.hidePopup()`);
      await speak.send('Marionette:SetContext', { value: 'chrome' });
      const using = 'css selector';
      const value = `#${BUTTON} .unified-extensions-item-action-button`;
      const found = await speak.send<{ value: Record<string, string> }>('WebDriver:FindElement', {
        using,
        value,
      });
      await speak.send('WebDriver:ElementClick', { id: found.value[ELEMENT_KEY] });
    },
    async allowAsked() {
      // The button is dead for a moment after the question shows, lest somebody press it unawares.
      const answered = await inBrowser<boolean>(`
        const ask = () => PopupNotifications.getNotification('addon-webext-permissions');
        const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
        for (let tries = 0; tries < 100 && !ask(); tries++) await pause(100);
        for (let tries = 0; tries < 40 && ask(); tries++) {
          await pause(300);
          document.querySelector('#addon-webext-permissions-notification')?.button?.click();
        }
        return !ask();`);
      if (!answered) throw new Error('Firefox did not take the answer');
    },
    badge: () =>
      inBrowser(`return document.querySelector('#${BUTTON} [badge]')?.getAttribute('badge') ?? ''`),
    popupPicture: () =>
      inBrowser(`
        const popup = document.querySelector('browser.webextension-popup-browser');
        const { width, height } = popup.getBoundingClientRect();
        const picture = await popup.browsingContext.currentWindowGlobal.drawSnapshot(new DOMRect(0, 0, width, height), 1, 'white');
        const canvas = new OffscreenCanvas(picture.width, picture.height);
        canvas.getContext('2d').drawImage(picture, 0, 0);
        const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
        return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));`),
    own: path =>
      inBrowser(
        `return WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ID)}).getURL(${JSON.stringify(path)})`,
      ),
    async close() {
      await speak.send('Marionette:SetContext', { value: 'chrome' }).catch(() => undefined);
      await speak.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      speak.close();
      await Promise.race([gone, new Promise(resolve => setTimeout(resolve, 5_000))]);
      if (firefox.exitCode === null) firefox.kill('SIGKILL');
      await rm(profile, { recursive: true, force: true });
    },
  };
}

import type { ElementHandle, Page } from 'puppeteer-core';

/**
 * What `key` of _locales says in the language `page`, a page of the extension, is in. Tests name what they press
 * by its meaning, so that they hold in every language and for every wording.
 */
export function words(page: Page, key: string, ...values: string[]): Promise<string> {
  return page.evaluate(
    (name, blanks) =>
      (
        globalThis as unknown as { chrome: { i18n: { getMessage(n: string, v: string[]): string } } }
      ).chrome.i18n.getMessage(name, blanks),
    key,
    values,
  );
}

/** The button, link, choice or fold that reads `key`, once it is there and can be pressed. */
export async function find(
  page: Page,
  key: string,
  ...values: string[]
): Promise<ElementHandle<HTMLElement>> {
  const text = await words(page, key, ...values);
  const found = await page.waitForFunction(
    wanted => {
      const all = document.querySelectorAll<HTMLElement>('button, a, summary, label');
      return Array.from(all).find(element => {
        const own = element.querySelector('span span')?.textContent ?? element.textContent;
        const said = own?.trim() === wanted || element.textContent?.trim().startsWith(wanted);
        return said && element.checkVisibility() && !element.hasAttribute('disabled');
      });
    },
    { timeout: 60_000 },
    text,
  );
  return found as ElementHandle<HTMLElement>;
}

/** Press what reads `key`, with the mouse, as a person does. */
export async function press(page: Page, key: string, ...values: string[]): Promise<void> {
  await (await find(page, key, ...values)).click();
}

/** Type into the field labelled `key`. */
export async function fill(page: Page, key: string, text: string): Promise<void> {
  const label = await find(page, key);
  const field = await label.$('input, textarea');
  if (!field) throw new Error(`no field in the label ${key}`);
  await field.click({ count: 3 });
  await field.type(text);
}

/** Wait until the page shows what `key` says, and give the whole of what it shows. */
export async function shows(page: Page, key: string, ...values: string[]): Promise<string> {
  const text = await words(page, key, ...values);
  await page.waitForFunction(wanted => document.body.innerText.includes(wanted), { timeout: 60_000 }, text);
  return page.evaluate(() => document.body.innerText);
}

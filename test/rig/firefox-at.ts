import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildForFirefox, ROOT } from './build-extension.ts';
import { type FirefoxRig, startFirefox } from './firefox-rig.ts';
import { serveFolderTls } from './serve-folder.ts';
import { tunnelTo } from './tunnel.ts';

export interface FirefoxAtSites {
  rig: FirefoxRig;
  /** Where it saves what it downloads. */
  downloads: string;
  /** End it, with its servers and folders. */
  close(): Promise<void>;
}

/** Firefox with the extension, to which this machine serves the pages of every site: `pages` of test/fixtures by their paths. */
export async function firefoxAt(pages: Record<string, string>): Promise<FirefoxAtSites> {
  const downloads = await mkdtemp(join(tmpdir(), 'hozen-downloads-'));
  const sites = await serveFolderTls(join(ROOT, 'test/fixtures'), pages);
  const tunnel = await tunnelTo(sites);
  const extension = await buildForFirefox();
  const rig = await startFirefox({ extension, proxy: tunnel.port, downloads });
  return {
    rig,
    downloads,
    async close() {
      await rig.close();
      await tunnel.close();
      await sites.close();
      for (const folder of [downloads, extension]) await rm(folder, { recursive: true, force: true });
    },
  };
}

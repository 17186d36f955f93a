import advice from '../../../src/_locales/ja/advice.json' with { type: 'json' };
import checking from '../../../src/_locales/ja/checking.json' with { type: 'json' };
import clocks from '../../../src/_locales/ja/clocks.json' with { type: 'json' };
import common from '../../../src/_locales/ja/common.json' with { type: 'json' };
import documents from '../../../src/_locales/ja/documents.json' with { type: 'json' };
import letters from '../../../src/_locales/ja/letters.json' with { type: 'json' };
import lists from '../../../src/_locales/ja/lists.json' with { type: 'json' };
import { sayFrom } from '../../../src/_locales/say.ts';

/** The words that go into bundles. */
export const sayJapanese = sayFrom(advice, checking, clocks, common, documents, letters, lists);

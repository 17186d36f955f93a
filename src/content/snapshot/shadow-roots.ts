import { isElement, namespaceOf, shadowRootOf, tagOf } from '../../sites/page/own-dom.ts';

/** What the browser gives extensions and no page: closed roots too. */
interface ExtensionDom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

/** DOM Standard, "valid shadow host name"; custom elements beside these. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

function extensionDom(): ExtensionDom | null {
  const { dom } = (globalThis as { chrome?: { dom?: Partial<ExtensionDom> } }).chrome ?? {};
  return typeof dom?.openOrClosedShadowRoot === 'function' ? (dom as ExtensionDom) : null;
}

/** The shadow root of `element`; a closed one only where the browser opens it to extensions. */
export function rootIn(element: Element): ShadowRoot | null {
  if (!isElement(element) || namespaceOf(element) !== 'http://www.w3.org/1999/xhtml') return null;
  const tag = tagOf(element);
  if (!HOSTS.has(tag) && !tag.includes('-')) return null;
  return shadowRootOf(element) ?? extensionDom()?.openOrClosedShadowRoot(element) ?? null;
}

/*
 * Reading past clobbering: `<form><input name="parentNode"></form>` replaces form.parentNode, and
 * `<img name="body">` replaces document.body, also for content scripts. The getters on the prototypes
 * cannot be replaced by markup. (HTML Standard, "named properties" of Document and form elements.)
 */

/** What the accessor `name` of `prototype` gives for a node, whatever the node itself is made to say. Throws TypeError where there is none. */
export function getter<R>(prototype: object, name: string): (self: Node) => R {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`no getter ${name}`);
  return self => get.call(self) as R;
}

const nodeType = getter<number>(Node.prototype, 'nodeType');
const ownerDocument = getter<Document | null>(Node.prototype, 'ownerDocument');

export const parentNodeOf = getter<Node | null>(Node.prototype, 'parentNode');
export const parentOf = getter<Element | null>(Node.prototype, 'parentElement');
export const firstChildOf = getter<ChildNode | null>(Node.prototype, 'firstChild');
export const nextSiblingOf = getter<ChildNode | null>(Node.prototype, 'nextSibling');
export const previousSiblingOf = getter<ChildNode | null>(Node.prototype, 'previousSibling');
export const nextElementOf = getter<Element | null>(Element.prototype, 'nextElementSibling');
/** Local name in lower case, as HTML elements have it. */
export const tagOf = getter<string>(Element.prototype, 'localName');
export const namespaceOf = getter<string | null>(Element.prototype, 'namespaceURI');
const textContent = getter<string | null>(Node.prototype, 'textContent');
/** The shadow root of a host, where it is an open one. */
export const shadowRootOf = getter<ShadowRoot | null>(Element.prototype, 'shadowRoot');
const titleOf = getter<string>(Document.prototype, 'title');
const rootOf = getter<Element | null>(Document.prototype, 'documentElement');
const bodyGetter = getter<Element | null>(Document.prototype, 'body');
const viewGetter = getter<(Window & typeof globalThis) | null>(Document.prototype, 'defaultView');

export function isElement(node: Node | null): node is Element {
  return node !== null && nodeType(node) === 1;
}

export function isText(node: Node | null): node is Text {
  return node !== null && (nodeType(node) === 3 || nodeType(node) === 4);
}

/** The nodes a slot shows; none where it shows its own content, or is no slot in a shadow root. */
export function slottedIn(slot: Element): Node[] {
  const isHtml = namespaceOf(slot) === 'http://www.w3.org/1999/xhtml' && tagOf(slot) === 'slot';
  return isHtml ? HTMLSlotElement.prototype.assignedNodes.call(slot) : [];
}

/** Every character below `node`, hidden ones too. */
export function allText(node: Node): string {
  return textContent(node) ?? '';
}

/** The first characters below `node`, hidden ones too: at least `least` where there are that many. Reads no further. */
export function headText(node: Node, least: number): string {
  const walker = Document.prototype.createTreeWalker.call(documentOf(node), node, NodeFilter.SHOW_TEXT);
  let text = '';
  while (text.length < least && walker.nextNode()) text += (walker.currentNode as Text).data;
  return text;
}

export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

export function isA(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

export function contains(outer: Node, inner: Node | null): boolean {
  return Node.prototype.contains.call(outer, inner);
}

/** Whether `a` comes before `b` in the document. */
export function comesBefore(a: Node, b: Node): boolean {
  return (Node.prototype.compareDocumentPosition.call(a, b) & 4) !== 0;
}

/** Elements below `root` that match, in document order. */
export function all(root: Document | Element, selector: string): Element[] {
  const found =
    nodeType(root) === 9
      ? Document.prototype.querySelectorAll.call(root, selector)
      : Element.prototype.querySelectorAll.call(root, selector);
  return [...found];
}

export function first(root: Document | Element, selector: string): Element | null {
  return nodeType(root) === 9
    ? Document.prototype.querySelector.call(root, selector)
    : Element.prototype.querySelector.call(root, selector);
}

export function byId(document: Document, id: string): Element | null {
  return id === '' ? null : Document.prototype.getElementById.call(document, id);
}

export function documentOf(node: Node): Document {
  // Only a Document has no owner, and then it is the document itself.
  return ownerDocument(node) ?? (node as Document);
}

export function documentTitle(document: Document): string {
  return titleOf(document);
}

export function documentRoot(document: Document): Element | null {
  return rootOf(document);
}

export function documentBody(document: Document): Element | null {
  return bodyGetter(document);
}

/** The window that shows the document, or null where none does (a parsed string). */
export function windowOf(document: Document): (Window & typeof globalThis) | null {
  return viewGetter(document);
}

const isVisible = (element: Element) =>
  Element.prototype.checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true });

/**
 * Whether anything of the element can be seen. True where that cannot be asked: no window shows the document, or its body is
 * hidden as a whole, as pages do until their scripts are done.
 */
export function isShown(element: Element): boolean {
  const document = documentOf(element);
  if (!windowOf(document) || isVisible(element)) return true;
  const body = documentBody(document);
  return body !== null && !isVisible(body);
}

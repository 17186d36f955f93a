import { getter } from '../../sites/page/own-dom.ts';

/* Read through the prototypes, as src/sites/page/own-dom.ts says why. Objects no markup can name are read as they are. */

export const compatModeOf = getter<string>(Document.prototype, 'compatMode');
export const doctypeOf = getter<DocumentType | null>(Document.prototype, 'doctype');
export const headOf = getter<HTMLHeadElement | null>(Document.prototype, 'head');
export const addressOf = getter<string>(Document.prototype, 'URL');
export const baseOf = getter<string>(Node.prototype, 'baseURI');
export const fontsOf = getter<FontFaceSet>(Document.prototype, 'fonts');
export const adoptedByDocument = getter<readonly CSSStyleSheet[]>(Document.prototype, 'adoptedStyleSheets');
export const adoptedByShadow = getter<readonly CSSStyleSheet[]>(ShadowRoot.prototype, 'adoptedStyleSheets');

export const styleSheetOf = getter<CSSStyleSheet | null>(HTMLStyleElement.prototype, 'sheet');
export const svgStyleSheetOf = getter<CSSStyleSheet | null>(SVGStyleElement.prototype, 'sheet');
export const linkedSheetOf = getter<CSSStyleSheet | null>(HTMLLinkElement.prototype, 'sheet');

export const currentSrcOf = getter<string>(HTMLImageElement.prototype, 'currentSrc');
export const naturalWidthOf = getter<number>(HTMLImageElement.prototype, 'naturalWidth');
export const naturalHeightOf = getter<number>(HTMLImageElement.prototype, 'naturalHeight');
export const mediaSrcOf = getter<string>(HTMLMediaElement.prototype, 'currentSrc');
export const canvasWidthOf = getter<number>(HTMLCanvasElement.prototype, 'width');
export const canvasHeightOf = getter<number>(HTMLCanvasElement.prototype, 'height');

export const inputTypeOf = getter<string>(HTMLInputElement.prototype, 'type');
export const inputValueOf = getter<string>(HTMLInputElement.prototype, 'value');
export const isChecked = getter<boolean>(HTMLInputElement.prototype, 'checked');
export const textareaValueOf = getter<string>(HTMLTextAreaElement.prototype, 'value');
export const isSelected = getter<boolean>(HTMLOptionElement.prototype, 'selected');

const iframeDocumentOf = getter<Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
const frameDocumentOf = getter<Document | null>(HTMLFrameElement.prototype, 'contentDocument');

/** The document in an `iframe` or `frame`, where this page may look at it. */
export function documentIn(frame: Element, tag: string): Document | null {
  return tag === 'frame' ? frameDocumentOf(frame) : iframeDocumentOf(frame);
}

export function attributeNames(element: Element): string[] {
  return Element.prototype.getAttributeNames.call(element);
}

/** The canvas as PNG, encoded beside the page's thread. Throws SecurityError where it was drawn on from another site. */
export function canvasPicture(canvas: Element): Promise<Blob | null> {
  return new Promise((done, fail) => {
    try {
      HTMLCanvasElement.prototype.toBlob.call(canvas, done);
    } catch (error) {
      fail(error);
    }
  });
}

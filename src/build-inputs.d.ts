/** A script bundled by itself for `scripting.executeScript({ files })`; the import is its file name. */
declare module '*?iife' {
  const fileName: string;
  export default fileName;
}
/** The commit the extension was built from, put in by vite.config.ts. */
declare const __COMMIT__: string;
/** Roots of time-stamp authorities, DER in Base64, put in by vite.config.ts from Node's list. */
declare module 'virtual:known-roots' {
  const roots: readonly string[];
  export default roots;
}

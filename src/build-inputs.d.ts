/** A script bundled by itself for `scripting.executeScript({ files })`; the import is its file name. */
declare module '*?iife' {
  const fileName: string;
  export default fileName;
}
/** The commit the extension was built from, put in by vite.config.ts. */
declare const __COMMIT__: string;

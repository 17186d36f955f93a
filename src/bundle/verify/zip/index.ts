export * from './open-zip.ts';
export * from './random-access.ts';

export * from './stamp-check.ts';

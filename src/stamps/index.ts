export * from './check-anchor.ts';
export * from './check-token.ts';
export * from './stamp-check.ts';
export * from './trust.ts';

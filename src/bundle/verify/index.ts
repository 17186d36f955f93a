export * from './bag-file.ts';
export * from './bag-info.ts';
export * from './errors.ts';
export * from './read-records.ts';
export * from './verify-bag.ts';

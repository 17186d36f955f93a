import type { FileEntry } from '../evidence/index.ts';
import type { TilePicture } from './lay-out.ts';

/** A file as the tile it is, or null. */
export function tileOf({ name, made: { tile, viewport, width, height } }: FileEntry): TilePicture | null {
  return tile && viewport && width !== null && height !== null
    ? { name, place: tile, viewport, width, height }
    : null;
}

/** The tiles among a record's files, in the order they were taken. */
export function tilesOf(files: readonly FileEntry[]): TilePicture[] {
  return files.map(tileOf).filter(tile => tile !== null);
}

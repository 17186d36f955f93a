export const ANCHOR = 'opentimestamps';

import { AlignmentType, type IStylesOptions, ShadingType } from 'docx';

/** 游明朝 is on Windows since 8.1 and on macOS; where it is missing, a word processor takes another Mincho. */
const FONT = '游明朝';
const FONTS = { ascii: FONT, eastAsia: FONT, hAnsi: FONT, cs: 'Times New Roman' };
const LANGUAGE = { value: 'en-US', eastAsia: 'ja-JP', bidirectional: 'ar-SA' };

/** Twentieths of a point: where the text of an item begins behind its mark. */
export const ITEM_INDENT = 425;

const own = { basedOn: 'Normal', quickFormat: true };

/** Sizes in half points; spacing in twentieths of a point. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONTS, size: 21, language: LANGUAGE },
      paragraph: { spacing: { after: 80, line: 320, lineRule: 'atLeast' } },
    },
    title: {
      run: { bold: true, size: 32 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240 } },
    },
    heading1: {
      run: { bold: true, size: 23 },
      paragraph: { keepNext: true, spacing: { before: 240, after: 80 }, outlineLevel: 0 },
    },
  },
  paragraphStyles: [
    { id: 'Note', name: 'Note', ...own, run: { size: 18 }, paragraph: { spacing: { before: 0, after: 60 } } },
    {
      id: 'Item',
      name: 'Item',
      ...own,
      paragraph: { indent: { left: ITEM_INDENT, hanging: ITEM_INDENT } },
    },
    {
      id: 'Cell',
      name: 'Cell',
      ...own,
      run: { size: 19 },
      paragraph: { spacing: { before: 20, after: 20, line: 260, lineRule: 'atLeast' } },
    },
    {
      id: 'CellNote',
      name: 'Cell Note',
      ...own,
      run: { size: 16, color: '545D66' },
      paragraph: { spacing: { before: 0, after: 20, line: 220, lineRule: 'atLeast' } },
    },
  ],
  characterStyles: [
    {
      id: 'Blank',
      name: 'Blank',
      run: { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'FFF2CC' } },
    },
  ],
};

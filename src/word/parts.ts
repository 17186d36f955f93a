import type { Instant } from '../evidence/index.ts';
import { xmlText } from './xml.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** 游明朝 is on Windows since 8.1 and on macOS; where it is missing, a word processor takes one of the others. */
const FONT = '游明朝';
const OTHER_FONTS = 'Yu Mincho,ＭＳ 明朝,MS Mincho,ヒラギノ明朝 ProN';
const FONTS = `<w:rFonts w:ascii="${FONT}" w:eastAsia="${FONT}" w:hAnsi="${FONT}" w:cs="Times New Roman"/>`;

const word = (tag: string, content: string) =>
  `${XML}<w:${tag} xmlns:w="${WORD}" xmlns:r="${RELATIONS}">${content}</w:${tag}>`;

const relations = (list: readonly (readonly [type: string, target: string])[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const style = (id: string, name: string, paragraph: string, run = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
  `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

/** Sizes in half points; spacing in twentieths of a point. */
const size = (half: number) => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const space = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
/** An address has no blanks to break at. */
const BREAK_ANYWHERE = '<w:wordWrap w:val="0"/>';

const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="8A9299"/>`;

const STYLES = [
  `<w:docDefaults><w:rPrDefault><w:rPr>${FONTS}${size(21)}<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
  '<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="320" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  style('Title', 'Title', `${space(120, 240)}<w:jc w:val="center"/>`, `<w:b/>${size(32)}`),
  style(
    'Heading1',
    'heading 1',
    `<w:keepNext/>${space(240, 80)}<w:outlineLvl w:val="0"/>`,
    `<w:b/>${size(23)}`,
  ),
  style('Note', 'Note', space(0, 60), size(18)),
  style(
    'Item',
    'Item',
    '<w:tabs><w:tab w:val="left" w:pos="425"/></w:tabs><w:ind w:left="425" w:hanging="425"/>',
  ),
  style(
    'Cell',
    'Cell',
    `${BREAK_ANYWHERE}<w:spacing w:before="20" w:after="20" w:line="260" w:lineRule="atLeast"/>`,
    size(19),
  ),
  style(
    'CellNote',
    'Cell Note',
    `${BREAK_ANYWHERE}<w:spacing w:before="0" w:after="20" w:line="220" w:lineRule="atLeast"/>`,
    `<w:color w:val="545D66"/>${size(16)}`,
  ),
  style('Footer', 'footer', '<w:jc w:val="center"/>', size(18)),
  '<w:style w:type="character" w:styleId="Blank"><w:name w:val="Blank"/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/></w:rPr></w:style>',
  `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${[
    'top',
    'left',
    'bottom',
    'right',
    'insideH',
    'insideV',
  ]
    .map(side)
    .join('')}</w:tblBorders></w:tblPr></w:style>`,
].join('');

const FONT_TABLE = `<w:font w:name="${FONT}"><w:altName w:val="${OTHER_FONTS}"/><w:charset w:val="80"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`;

/** 15: Word lays it out as its versions since 2013 do, without its compatibility mode. */
const SETTINGS =
  '<w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>' +
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>';

const FOOT =
  '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>';

const overrides = (['document', 'styles', 'settings', 'fontTable', 'footer'] as const)
  .map(part => {
    const type = part === 'document' ? 'document.main' : part;
    return `<Override PartName="/word/${part}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  })
  .join('');

/** The parts that every document has alike, by their names in the package (ECMA-376, parts 1 and 2). */
export const SAME_PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides}` +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
  '_rels/.rels': relations([
    [`${RELATIONS}/officeDocument`, 'word/document.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ]),
  'word/_rels/document.xml.rels': relations([
    [`${RELATIONS}/styles`, 'styles.xml'],
    [`${RELATIONS}/settings`, 'settings.xml'],
    [`${RELATIONS}/fontTable`, 'fontTable.xml'],
    [`${RELATIONS}/footer`, 'footer.xml'],
  ]),
  'word/styles.xml': word('styles', STYLES),
  'word/settings.xml': word('settings', SETTINGS),
  'word/fontTable.xml': word('fonts', FONT_TABLE),
  'word/footer.xml': word('ftr', FOOT),
};

export const documentPart = (body: string): string => word('document', body);

/** Title and date (ECMA-376, part 2, 11). */
export function corePart(title: string, made: Instant): string {
  const at = `${made.slice(0, 19)}Z`;
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title>${date('created')}${date('modified')}</cp:coreProperties>`
  );
}

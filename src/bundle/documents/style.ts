/*
 * The style of the documents, for screens and A4 paper. Without `<`, `&` and double quotes, which the renderer would escape inside
 * a style element.
 */

const EVERY = `
:root { --ink: #17212b; --soft: #46535f; --line: #c3ccd4; --tint: #f1f5f7; --deep: #124a5a; --warm: #8a4b00; --warm-tint: #fff6e6; }
* { box-sizing: border-box; }
html { color: var(--ink); background: #e7ecef; font: 16px/1.75 'Hiragino Sans', 'Yu Gothic', 'Meiryo', 'Noto Sans CJK JP', sans-serif; }
body { margin: 0 auto; padding: 40px 48px 56px; max-width: 880px; background: #fff; overflow-wrap: anywhere; line-break: strict; }
h1 { margin: 0 0 .5em; font-size: 1.75rem; line-height: 1.35; color: var(--deep); }
h2 { margin: 2.2em 0 .7em; padding-bottom: .25em; font-size: 1.2rem; line-height: 1.4; color: var(--deep); border-bottom: 2px solid var(--deep); }
h1, h2, h3, .order b, th { word-break: auto-phrase; text-wrap: balance; }
h1, h2, h3 { break-after: avoid; }
p { margin: .5em 0; orphans: 3; widows: 3; }
ul, ol { margin: .5em 0; padding-left: 1.5em; }
li { margin: .25em 0; }
a { color: #0b4f75; }
.soft { color: var(--soft); font-size: .86rem; line-height: 1.6; }
.box { margin: 1em 0; padding: .7em 1.1em; background: var(--tint); border-left: 5px solid var(--deep); border-radius: 0 6px 6px 0; break-inside: avoid; }
.care { background: var(--warm-tint); border-left-color: #c77700; }
.box p:first-child, .box ul:first-child { margin-top: 0; } .box p:last-child, .box ul:last-child { margin-bottom: 0; }
.facts { margin: .4em 0 1em; border-top: 1px solid var(--line); font-size: .92rem; line-height: 1.6; }
.facts .fact { display: grid; grid-template-columns: 12.5em 1fr; gap: 0 1em; padding: .35em .2em; border-bottom: 1px solid var(--line); break-inside: avoid; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; min-width: 0; }
.said { display: inline-block; max-width: 100%; unicode-bidi: isolate; }
.text { display: block; margin: .5em 0 1em; padding: .8em 1em; border: 1px solid #8a98a5; border-radius: 6px; white-space: pre-wrap; unicode-bidi: plaintext; }
.nowrap { white-space: nowrap; }
`;

const SHEET = `
h3 { margin: 1.5em 0 .4em; font-size: 1rem; line-height: 1.5; }
code, .mono { font-family: 'Consolas', 'Menlo', 'DejaVu Sans Mono', monospace; font-size: .86em; }
pre { margin: .3em 0 .9em; padding: .6em .9em; background: var(--tint); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; break-inside: avoid; }
.brand { margin: 0 0 1.2em; font-size: .8rem; color: var(--soft); display: flex; justify-content: space-between; gap: 1em; }
.lead { font-size: 1.06rem; }
.order { list-style: none; margin: 1em 0; padding: 0; display: grid; grid-template-columns: repeat(4, 1fr); gap: 22px; break-inside: avoid; }
.order li { position: relative; margin: 0; padding: .7em .6em; border: 2px solid var(--deep); border-radius: 10px; text-align: center; line-height: 1.45; }
.order li + li::before { content: '▶'; position: absolute; left: -20px; top: 50%; transform: translateY(-50%); color: var(--deep); font-size: .8rem; }
.order b { display: block; } .order .step { display: block; font-size: .8rem; color: var(--soft); }
.order li.last { border-style: dashed; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.6; }
th, td { padding: .45em .6em; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--tint); }
tr { break-inside: avoid; }
th { font-weight: 600; }
.facts .typed { background: var(--warm-tint); }
.quoted { border-style: dashed; }
.tag { display: inline-block; padding: 0 .65em; border: 1px solid currentColor; border-radius: 1em; font-size: .8rem; white-space: nowrap; color: var(--deep); background: #fff; }
.tag.partial { color: var(--warm); background: var(--warm-tint); font-weight: 600; }
.item { margin-top: 48px; font-size: 1rem; line-height: 1.75; }
.item, .item .cell { border: 0; padding: 0; }
.item .flow { break-inside: auto; }
.banner { padding: .6em .9em; margin-bottom: 1em; background: var(--deep); color: #fff; border-radius: 6px; font-size: .84rem; line-height: 1.55; }
.banner .top { display: flex; justify-content: space-between; gap: 1em; font-size: 1.02rem; } .banner .mono { font-size: .82rem; }
figure { margin: 1em 0; break-inside: avoid; text-align: center; }
figure img { display: block; margin: 0 auto; max-width: 100%; max-height: 215mm; border: 1px solid #5b6873; }
figcaption { margin-top: .4em; font-size: .8rem; color: var(--soft); }
.timeline { text-align: left; } .timeline svg { display: block; width: 100%; height: auto; font-size: 15px; }
.timeline text { fill: var(--ink); } .timeline .soft { fill: var(--soft); font-size: 14px; } .timeline .strong { font-weight: 600; } .timeline .end { text-anchor: end; }
.timeline circle { fill: var(--deep); } .timeline .grid { stroke: var(--line); stroke-width: 1; } .timeline .in { fill: #fff; text-anchor: middle; font-weight: 600; } .timeline .by { text-anchor: middle; font-size: 12px; }
.hash { font-size: .78rem; }
.hash td:nth-child(-n+2) { white-space: nowrap; } .hash td, .hash th { padding: .3em .5em; }
.windows { columns: 2; column-gap: 28px; }
.windows h3 { margin-top: 0; color: var(--deep); }
.windows section { break-inside: avoid-column; margin-bottom: 1.4em; }
.window { margin: 0 0 .9em; font-size: .88rem; line-height: 1.55; break-inside: avoid; }
.window b { display: block; } .window .phone { font-size: 1.12rem; font-weight: 700; white-space: nowrap; } .window .src { font-size: .72rem; color: var(--soft); }
.steps { list-style: none; padding: 0; counter-reset: step; }
.steps .one { counter-increment: step; position: relative; margin: 1em 0; padding-left: 3em; break-inside: avoid; }
.steps .one::before { content: counter(step); position: absolute; left: 0; top: .1em; width: 2em; height: 2em; line-height: 2em; border-radius: 50%; background: var(--deep); color: #fff; text-align: center; font-weight: 700; }
.steps h3 { margin: .15em 0 .2em; font-size: 1.05rem; }
blockquote { margin: .8em 0; padding: .6em 1em; border-left: 5px solid var(--line); background: var(--tint); }
.past { color: var(--warm); font-weight: 600; font-size: .8rem; line-height: 1.45; }
.stale { color: var(--warm); font-weight: 600; }
.clocks { list-style: none; margin: .4em 0 1em 8px; padding: 0 0 0 1.1em; border-left: 3px solid var(--line); font-size: .9rem; line-height: 1.55; }
.clocks li { position: relative; margin: 0; padding: .22em 0; break-inside: avoid; }
.clocks li::before { content: ''; position: absolute; left: calc(-1.1em - 7px); top: .62em; width: 8px; height: 8px; border: 2px solid var(--deep); border-radius: 50%; background: #fff; }
.clocks .gone { color: var(--soft); } .clocks .gone::before { background: var(--line); border-color: var(--line); }
.clocks .now { font-weight: 600; color: var(--deep); } .clocks .now::before { background: var(--deep); }
.clocks .open::before { border-color: var(--soft); }
.clocks .soft { font-size: .94em; line-height: inherit; }
.clocks .day { display: inline-block; min-width: 7.6em; font-weight: 600; font-variant-numeric: tabular-nums; }
.pairs th { width: 11em; } .items th, .dates th { line-height: 1.4; }
.items th:nth-child(1) { width: 4em; } .items th:nth-child(2) { width: 15.5em; } .items th:nth-child(4) { width: 6em; }
.dates th:nth-child(1) { width: 7.5em; } .dates th:nth-child(3), .dates th:nth-child(4), .dates th:nth-child(5) { width: 9.2em; }
`;

const LETTER = `
.letter .right { margin-left: 42%; } .letter h1 { text-align: center; margin: 1.4em 0 1em; color: var(--ink); letter-spacing: .1em; font-size: 1.45rem; }
.letter .to { font-size: 1.08rem; } .letter .date { text-align: right; }
`;

const PAGE = `
@page { size: A4; margin: 16mm 16mm 18mm; @top-left { content: ' '; } @top-center { content: ' '; } @top-right { content: ' '; } @bottom-left { content: ' '; } @bottom-center { content: ' '; } @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt sans-serif; color: #46535f; } }
@media print {
  html { background: #fff; font-size: 10.4pt; } body { max-width: none; padding: 0; }
  .screen { display: none; } .item { break-before: page; margin-top: 0; }
  a { color: inherit; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media screen and (max-width: 700px) {
  body { padding: 24px 16px; } .order { grid-template-columns: 1fr; } .windows { columns: 1; } .facts .fact { grid-template-columns: 1fr; }
  .order li + li::before { content: '▼'; left: 50%; top: -13px; transform: translate(-50%, -50%); }
}
`;

/** A thousand records bring a thousand letters, so these carry no more than they need. */
export const LETTER_STYLE = EVERY + LETTER + PAGE;
export const SHEET_STYLE = EVERY + SHEET + PAGE;

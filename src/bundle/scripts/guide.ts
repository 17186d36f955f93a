import type { MessageKey, Say } from '../../_locales/say.ts';

/** A heading, a paragraph, a list of them, or lines to paste. */
type Part = { heading: MessageKey } | { text: MessageKey } | { list: MessageKey[] } | { commands: string[] };

const PARTS: readonly Part[] = [
  { text: 'guide_intro' },
  { text: 'guide_original' },
  { heading: 'guide_ways' },
  { text: 'guide_way_page' },
  { text: 'guide_way_extension' },
  { text: 'guide_way_windows' },
  { commands: ['powershell -NoProfile -ExecutionPolicy Bypass -File verify.ps1'] },
  { text: 'guide_way_mac' },
  { commands: ['sh verify.sh'] },
  { text: 'guide_way_files' },
  { commands: ['shasum -a 256 -c manifest-sha256.txt', 'shasum -a 256 -c tagmanifest-sha256.txt'] },
  { list: ['guide_windows_note', 'guide_finder'] },
  { heading: 'guide_rungs' },
  { list: ['guide_rung_broken', 'guide_rung_unsupported', 'guide_rung_intact', 'guide_rung_existed'] },
  { heading: 'guide_key' },
  { text: 'guide_key_why' },
  { text: 'guide_key_how' },
  {
    commands: [
      'powershell -NoProfile -ExecutionPolicy Bypass -File verify.ps1 -Key 0123abcd…',
      'sh verify.sh --key 0123abcd…',
    ],
  },
  { text: 'guide_key_new' },
  { heading: 'guide_tool' },
  { text: 'guide_tool_why' },
  {
    commands: [
      'powershell -NoProfile -ExecutionPolicy Bypass -File C:\\Tools\\verify.ps1 -Folder .',
      'sh ~/tools/verify.sh --trust ROOT.pem .',
    ],
  },
  { heading: 'guide_time' },
  { text: 'guide_time_how' },
  { text: 'guide_time_read' },
  { commands: ['openssl ts -reply -in proof/chain/000004.NAME.tsr -text'] },
  { text: 'guide_time_check' },
  {
    commands: [
      'cat proof/certificates/*.pem > ../others.pem',
      'openssl ts -verify -in proof/chain/000004.NAME.tsr -data proof/chain/000004.seal.json -CAfile ROOT.pem -untrusted ../others.pem',
    ],
  },
  { text: 'guide_time_old' },
  { text: 'guide_time_cover' },
  { heading: 'guide_limits' },
  {
    list: [
      'guide_limit_page',
      'guide_limit_who',
      'guide_limit_clock',
      'guide_limit_pending',
      'guide_limit_law',
    ],
  },
];

function linesOf(part: Part, say: Say): string[] {
  if ('heading' in part) return ['', `■ ${say(part.heading)}`];
  if ('text' in part) return [say(part.text)];
  if ('list' in part) return part.list.map(key => `・${say(key)}`);
  return part.commands.map(command => `    ${command}`);
}

/** The guide to checking a bundle, as plain text (LF): which way on which system, what each result means and what none shows. */
export function guide(say: Say): string {
  const blocks = PARTS.map(part => linesOf(part, say).join('\n'));
  return `${[say('guide_title'), ...blocks].join('\n\n')}\n`;
}

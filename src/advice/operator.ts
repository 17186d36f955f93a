import * as v from 'valibot';
import { AdviceKeySchema, CertaintySchema, DaySchema, SourceSchema } from './certainty.ts';

/** The id of a source in the same file; null where no source was found. */
const sourceId = v.nullable(v.string());
const certainty = v.nullable(CertaintySchema);
const yesNo = v.strictObject({ answer: v.picklist(['yes', 'no', 'unknown']), certainty, source: sourceId });

export const OperatorSchema = v.strictObject({
  /** Also part of file names: `five-channel`. */
  key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,30}$/)),
  site: v.string(),
  /** A host stands for its subdomains too; with a path, only for addresses under it. */
  hosts: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(\/[a-z]+)?$/))),
  operator: v.nullable(v.strictObject({ name: v.string(), certainty: CertaintySchema, source: sourceId })),
  /** `said`: others say so of this site, the operator itself was not read. */
  deletionLosesLogs: v.strictObject({
    answer: v.picklist(['yes', 'said', 'unknown']),
    certainty,
    source: sourceId,
  }),
  /** The site keeps no address of the post itself; the login nearest to the post is what can be disclosed. */
  loginLogs: yesNo,
  /** Whether 情報流通プラットフォーム対処法 art. 25 (an answer, not a deletion, within 7 days) binds it. */
  sevenDays: v.strictObject({
    answer: v.picklist(['designated', 'not designated', 'unknown']),
    services: v.nullable(v.string()),
    since: v.nullable(DaySchema),
    certainty,
    source: sourceId,
  }),
  /** Its window for the person attacked asks for an account on the site. */
  accountNeeded: yesNo,
  contacts: v.array(
    v.strictObject({
      key: AdviceKeySchema,
      value: v.string(),
      url: v.nullable(v.pipe(v.string(), v.startsWith('https://'))),
      certainty: CertaintySchema,
      source: sourceId,
    }),
  ),
  notes: v.array(v.strictObject({ key: AdviceKeySchema, source: sourceId })),
  sources: v.array(SourceSchema),
  /** 確認日: when stored copies of the sources were read. Nobody opened the live pages. */
  checked: DaySchema,
});
export type Operator = v.InferOutput<typeof OperatorSchema>;

/** Every file of the folder, so that a site is added by adding its file. */
const FILES: Record<string, unknown> = import.meta.glob('./operators/*.json', {
  eager: true,
  import: 'default',
});

/** The key of the file that stands for every site without one. */
const GENERIC_KEY = 'generic';

function parsed(): Operator[] {
  const files = Object.keys(FILES).sort();
  const all = files.map(path => v.parse(OperatorSchema, FILES[path]));
  return [...all.filter(({ key }) => key !== GENERIC_KEY), ...all.filter(({ key }) => key === GENERIC_KEY)];
}

/** Every site whose facts are known, by file name, and last the one that stands for all others. */
export const OPERATORS: readonly Operator[] = parsed();

const GENERIC = OPERATORS.at(-1) as Operator;

/** The operator of the site `url` is on; `generic` for a site not known or for what is no address. */
export function operatorFor(url: string): Operator {
  if (!URL.canParse(url)) return GENERIC;
  const { hostname, pathname } = new URL(url);
  return OPERATORS.find(operator => operator.hosts.some(host => covers(host, hostname, pathname))) ?? GENERIC;
}

function covers(known: string, hostname: string, pathname: string): boolean {
  const [host = '', folder] = known.split('/');
  if (hostname !== host && !hostname.endsWith(`.${host}`)) return false;
  return folder === undefined || pathname === `/${folder}` || pathname.startsWith(`/${folder}/`);
}

/** The site's name for people: the host of `pageUrl` where the site is not one we know. */
export function siteName(operator: Operator, pageUrl: string): string {
  if (operator.key !== GENERIC.key || !URL.canParse(pageUrl)) return operator.site;
  return new URL(pageUrl).hostname;
}

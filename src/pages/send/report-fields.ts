import * as v from 'valibot';
import { visible } from '../../advice/shown-text.ts';
import { InstantSchema, inJst, PrecisionSchema, ZonedInstantSchema } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { dangerWords, logsWords, relationWords } from './answer-words.ts';

const text = v.nullable(v.string());
const PostSchema = v.object({
  url: text,
  threadUrl: text,
  pageUrl: v.string(),
  number: text,
  postedAt: v.object({
    instant: v.nullable(InstantSchema),
    precision: v.nullable(PrecisionSchema),
    earliest: v.nullable(InstantSchema),
    latest: v.nullable(InstantSchema),
    raw: text,
  }),
  enteredTime: v.nullable(v.object({ instant: InstantSchema, precision: PrecisionSchema })),
  capturedAt: ZonedInstantSchema,
  author: v.object({ displayName: text, handle: text, id: text }),
  text: v.string(),
});
/** The parts of a report that people read. The whole of it is shown beside, as it is sent. */
const ReportSchema = v.object({
  reporter: v.object({
    relation: v.picklist(['self', 'guardian', 'school']),
    name: v.string(),
    email: v.string(),
  }),
  danger: v.picklist(['no', 'yes, told the police', 'yes, will tell the police']),
  logs: v.picklist(['asked the site', 'asked a lawyer or the police', 'not needed']),
  explanation: v.string(),
  identifiability: v.string(),
  consent: v.object({ statements: v.array(v.string()) }),
  posts: v.array(PostSchema),
});
type ReportedPost = v.InferOutput<typeof PostSchema>;

export interface ReportField {
  label: string;
  value: string;
}

/** The fields of the `report` part in words. None for a text that is no such report; it is shown whole anyway. */
export function reportFields(reportJson: string): ReportField[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ReportSchema), reportJson);
  if (!parsed.success) return [];
  const { reporter, danger, logs, explanation, identifiability, consent, posts } = parsed.output;
  return [
    { label: say('field_relation'), value: relationWords(reporter.relation) },
    { label: say('field_name'), value: visible(reporter.name) },
    { label: say('field_email'), value: visible(reporter.email) },
    { label: say('field_danger'), value: dangerWords(danger) },
    { label: say('field_logs'), value: logsWords(logs) },
    { label: say('field_explanation'), value: visible(explanation) },
    { label: say('field_identifiability'), value: visible(identifiability) },
    ...posts.map((post, at) => ({ label: say('field_post', String(at + 1)), value: postLines(post) })),
    { label: say('field_consent'), value: consent.statements.map(visible).join('\n') },
  ];
}

function postLines(post: ReportedPost): string {
  const { author } = post;
  const who = [author.displayName, author.handle && `@${author.handle}`, author.id]
    .filter(Boolean)
    .join(' / ');
  const number = post.number === null ? '' : ` >>${post.number}`;
  return [
    `${post.url ?? post.threadUrl ?? post.pageUrl}${number}`,
    postedAt(post),
    who && say('field_author', who),
    say('field_captured', inJst(post.capturedAt.instant)),
    post.text !== '' && say('field_text_goes', String([...post.text].length)),
  ]
    .filter(line => typeof line === 'string' && line !== '')
    .map(line => visible(String(line)))
    .join('\n');
}

function postedAt({ postedAt: { instant, precision, earliest, latest }, enteredTime }: ReportedPost): string {
  const entered = enteredTime && say('row_entered', inJst(enteredTime.instant, enteredTime.precision));
  let read = say('field_time_unknown');
  if (instant && precision) read = say('field_time', inJst(instant, precision));
  else if (earliest && latest) read = say('field_time_between', inJst(earliest), inJst(latest));
  return entered ? `${read}\n${entered}` : read;
}

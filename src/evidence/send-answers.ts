/** Posts one report may name (openapi.yaml of the intake protocol, `posts`). */
export const MOST_REPORTED = 1_000;

/** What a person answers on the way to the hotline, in the order the hotline asks. */
export interface SendAnswers {
  relation: 'self' | 'guardian' | 'school';
  danger: 'no' | 'yes, told the police' | 'yes, will tell the police';
  logs: 'asked the site' | 'asked a lawyer or the police' | 'not needed';
  /** What the posts say that is not so or hurts, in the person's words. */
  explanation: string;
  /** How a reader can tell that the posts are about this person (同定可能性). */
  identifiability: string;
  name: string;
  email: string;
  consent: true;
  /** The sentences agreed to, as they were shown. */
  statements: string[];
}

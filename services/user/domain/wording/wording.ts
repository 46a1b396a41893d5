import type { MailWords } from '../template.ts';

/** The shop's own words of a message in a language, for one channel or both; a channel without keeps those it came with. */
export type Wording = { mail?: MailWords | undefined; sms?: string | undefined };

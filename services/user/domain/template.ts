import type { Locale } from './account.ts';

/** The words of one message in one language; `{name}` stands for a value. A paragraph that lacks one is left out. */
export type MailWords = { subject: string; paragraphs: readonly string[] };

/**
 * A message in both languages, as a mail, an SMS, or either. `variables` may stand in its words; subject and SMS use those
 * that every message of the kind has (`required`).
 */
export type Template = {
  variables: Readonly<Record<string, 'required' | 'optional'>>;
  mail?: Readonly<Record<Locale, MailWords>>;
  sms?: Readonly<Record<Locale, string>>;
};

/** What is filled in, by name. */
export type Values = Readonly<Record<string, string>>;

/** What a message of a template says: a variable that it needs and does not get, does not compile. */
export type WordsFor<T extends Template> = {
  [Name in keyof T['variables'] as T['variables'][Name] extends 'required' ? Name : never]: string;
} & {
  [Name in keyof T['variables'] as T['variables'][Name] extends 'required' ? never : Name]?:
    | string
    | undefined;
};

import type { MessageWording } from '../../api/use-messages.ts';

/** Words of a message while they are edited: the paragraphs of a mail as one text with empty lines between them. */
export type WordingDraft = { subject: string; body: string; sms: string };

type Words = MessageWording['default'];

/** The words that count now: the shop's own where it has some, else those it came with. */
export function draftOf({ own, default: given }: Pick<MessageWording, 'own' | 'default'>): WordingDraft {
  const mail = own?.mail ?? given.mail;
  return {
    subject: mail?.subject ?? '',
    body: mail?.paragraphs.join('\n\n') ?? '',
    sms: own?.sms ?? given.sms ?? '',
  };
}

/** What is sent of a draft: the channels that the message has. */
export function wordsOf(draft: WordingDraft, given: Words): Words {
  return {
    ...(given.mail ? { mail: { subject: draft.subject.trim(), paragraphs: paragraphsOf(draft.body) } } : {}),
    ...(given.sms === undefined ? {} : { sms: draft.sms.trim() }),
  };
}

/** Whether a draft has words for each channel that the message has. */
export function isWordingWhole({ mail, sms }: Words): boolean {
  return (!mail || (mail.subject !== '' && mail.paragraphs.length > 0)) && sms !== '';
}

/** Paragraphs stand between empty lines; breaks within one stay. */
export function paragraphsOf(body: string): string[] {
  return body
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

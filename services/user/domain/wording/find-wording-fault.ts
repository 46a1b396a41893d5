import type { Template } from '../template.ts';
import type { Wording } from './wording.ts';

/** Known to every message. */
export const shopVariables: readonly string[] = ['shopUrl', 'adminUrl'];

/** What is wrong with words: where (a JSON pointer) and why. */
export type WordingFault = { path: string; detail: string };

/**
 * Finds what would keep words from being sent or would show braces to a reader: a channel that the template lacks, a place that
 * is no variable, a brace on its own, a subject or SMS with what only some messages have, or a code left out.
 */
export function findWordingFault(template: Template, { mail, sms }: Wording): WordingFault | undefined {
  if (mail === undefined && sms === undefined)
    return { path: '', detail: 'Write words for mail, SMS or both.' };
  if (mail && !template.mail) return { path: '/mail', detail: 'This message is not sent by mail.' };
  if (sms !== undefined && !template.sms) return { path: '/sms', detail: 'This message is not sent by SMS.' };
  const { subject = '', paragraphs = [] } = mail ?? {};
  if (/[\r\n]/.test(subject)) return { path: '/mail/subject', detail: 'A subject is one line.' };
  const parts = [
    { path: '/mail/subject', text: subject, isWhole: true },
    ...paragraphs.map((text, index) => ({ path: `/mail/paragraphs/${index}`, text, isWhole: false })),
    { path: '/sms', text: sms ?? '', isWhole: true },
  ];
  for (const { path, text, isWhole } of parts) {
    const detail = findPlaceFault(template, text, isWhole);
    if (detail) return { path, detail };
  }
  return findMissingCode(template, { mail, sms });
}

function findPlaceFault(template: Template, text: string, isWhole: boolean): string | undefined {
  if (/[{}]/.test(text.replaceAll(/\{\w+\}/g, '')))
    return 'A brace stands alone: write {name} for a variable.';
  for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) {
    const isShops = shopVariables.includes(name);
    if (!isShops && !Object.hasOwn(template.variables, name))
      return `This message has no variable {${name}}.`;
    if (isWhole && !isShops && template.variables[name] !== 'required') {
      return `{${name}} is not in every message of this kind: use it in paragraphs only.`;
    }
  }
  return undefined;
}

function findMissingCode(template: Template, { mail, sms }: Wording): WordingFault | undefined {
  if (!Object.hasOwn(template.variables, 'code')) return undefined;
  if (mail && !mail.paragraphs.includes('{code}')) {
    return { path: '/mail/paragraphs', detail: 'A paragraph of its own must say {code}.' };
  }
  if (sms !== undefined && !sms.includes('{code}')) return { path: '/sms', detail: 'It must say {code}.' };
  return undefined;
}

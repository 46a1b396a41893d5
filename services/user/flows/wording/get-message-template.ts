import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Locale } from '../../domain/account.ts';
import type { MailWords } from '../../domain/template.ts';
import { shopVariables } from '../../domain/wording/find-wording-fault.ts';
import type { Wording } from '../../domain/wording/wording.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findWordings } from '../../store/wordings.ts';
import { templateNamed } from './template-named.ts';

const locales: readonly Locale[] = ['en-gb', 'zh-cn'];

/** The words of a message in each language, the shop's own and those it came with. */
export async function getMessageTemplate(
  tools: UserTools,
  { template: name }: InputTo<'user', 'getMessageTemplate'>,
): Promise<ResultOf<'user', 'getMessageTemplate'>> {
  const found = templateNamed(name);
  if ('refusal' in found) return found;
  const { variables, mail, sms } = found.template;
  const rows = await tools.db.rows(findWordings(name));
  return {
    template: name,
    variables: [
      ...Object.entries(variables).map(([variable, need]) => ({
        name: variable,
        isRequired: need === 'required',
      })),
      ...shopVariables.map((variable) => ({ name: variable, isRequired: true })),
    ],
    wordings: locales.map((locale) => {
      const row = rows.find((each) => each.locale === locale);
      return {
        locale,
        version: row?.version ?? 0,
        own: row?.own ? toWords(row.own) : null,
        default: toWords({ mail: mail?.[locale], sms: sms?.[locale] }),
        changedAt: row?.changedAt ?? null,
        changedBy: row?.changedBy ?? null,
      };
    }),
  };
}

type Words = { mail?: { subject: string; paragraphs: string[] }; sms?: string };

function toWords({ mail, sms }: Wording): Words {
  const copy = ({ subject, paragraphs }: MailWords) => ({ subject, paragraphs: [...paragraphs] });
  return { ...(mail ? { mail: copy(mail) } : {}), ...(sms === undefined ? {} : { sms }) };
}

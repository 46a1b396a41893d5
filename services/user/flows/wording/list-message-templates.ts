import type { ResultOf } from '#contracts/services.ts';
import { templates } from '../../domain/find-template.ts';
import type { Template } from '../../domain/template.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listChanged } from '../../store/wordings.ts';

/** Every message that the shop sends. */
export async function listMessageTemplates(
  tools: UserTools,
): Promise<ResultOf<'user', 'listMessageTemplates'>> {
  const changed = await tools.db.rows(listChanged());
  return {
    templates: Object.entries<Template>(templates).map(([template, { mail, sms }]) => ({
      template,
      hasMail: mail !== undefined,
      hasSms: sms !== undefined,
      changedLocales: changed.filter((row) => row.template === template).map(({ locale }) => locale),
    })),
  };
}

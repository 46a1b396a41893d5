import type { Setting } from '../../api/use-settings.ts';
import { useLanguage } from '../../language/use-language.ts';
import { summaryInChinese } from '../../messages/zh/summary-in-chinese.ts';

/** What a setting means, in the language of the admin; a setting that it does not know yet speaks for itself. */
export function useSummary(): (setting: Pick<Setting, 'key' | 'summary'>) => string {
  const { locale } = useLanguage();
  return ({ key, summary }) => (locale === 'zh-cn' ? (summaryInChinese[key] ?? summary) : summary);
}

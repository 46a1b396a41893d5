import { useCustomerGroups } from '../../api/use-customer-groups.ts';
import { useLanguage } from '../../language/use-language.ts';

/** Names a group of customers by its code. */
export function useGroupName(): (code: string) => string {
  const { locale } = useLanguage();
  const { data } = useCustomerGroups();
  return (code) =>
    data?.groups.find((group) => group.code === code)?.title[locale === 'zh-cn' ? 'zh' : 'en'] ?? code;
}

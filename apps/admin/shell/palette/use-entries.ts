import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from 'react-router';
import { usePermissions } from '../../api/use-permissions.ts';
import { useSignOut } from '../../api/use-sign-in.ts';
import { useLanguage } from '../../language/use-language.ts';
import { messagesFor } from '../../messages/messages-for.ts';
import { screens } from '../screens.ts';
import type { Entry } from './rank-entries.ts';

export type Doing = Entry & { kind: 'screen' | 'action'; run: () => void };

/** The screens one may see and what can be done from anywhere, known in both languages. */
export function useEntries(): Doing[] {
  const { words, locale, choose } = useLanguage();
  const other = messagesFor(locale === 'zh-cn' ? 'en-gb' : 'zh-cn');
  const may = usePermissions();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const text = words.palette;
  const go = (to: string) => () => void navigate(to);
  const pages = screens.filter(({ needs }) => may(...needs));
  const action = (key: keyof typeof text.actions, run: () => void): Doing => ({
    key,
    kind: 'action',
    title: text.actions[key],
    also: other.palette.actions[key],
    run,
  });
  return [
    ...pages.map(({ path, name }) => ({
      key: path,
      kind: 'screen' as const,
      title: words.nav[name],
      also: other.nav[name],
      run: go(path),
    })),
    {
      key: '/account',
      kind: 'screen',
      title: words.nav.account,
      also: other.nav.account,
      run: go('/account'),
    },
    ...(may('orders.fulfil') ? [action('toSend', go('/orders?fulfilment=none&sort=oldest'))] : []),
    ...(may('catalog.write') ? [action('importProducts', go('/import'))] : []),
    action('switchLanguage', () => choose(locale === 'zh-cn' ? 'en-gb' : 'zh-cn')),
    action('light', () => setColorScheme('light')),
    action('dark', () => setColorScheme('dark')),
    action('shop', () => window.location.assign('/')),
    action('signOut', () => signOut.mutate()),
  ];
}

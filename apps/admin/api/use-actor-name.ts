import { useLanguage } from '../language/use-language.ts';
import { usePermissions } from './use-permissions.ts';
import { useProfile } from './use-profile.ts';
import { useStaff } from './use-staff.ts';

/** Names who did something (`buyer`, `staff:<id>`, `key:<id>`, …); colleagues only for those who may see them. */
export function useActorName(): (who: string) => string {
  const { words } = useLanguage();
  const may = usePermissions();
  const { data: profile } = useProfile();
  const { data } = useStaff({ isEnabled: may('staff.manage') });
  return (who) => {
    const [kind, id] = who.split(':');
    if (kind === 'staff' && id === profile?.accountId) return words.youDid;
    if (kind === 'staff')
      return data?.staff.find(({ staffId }) => staffId === id)?.name ?? words.order.actorStaff;
    if (kind === 'key') return words.order.actorKey;
    return words.order.actors[who] ?? who;
  };
}

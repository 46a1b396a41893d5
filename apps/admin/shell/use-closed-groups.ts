import { useState } from 'react';
import type { ScreenGroup } from './screens.ts';

const key = 'souk-admin-closed-groups';

type ClosedGroups = {
  isClosed: (name: ScreenGroup['name']) => boolean;
  /** Keeps in this browser whether a group is closed. */
  remember: (name: ScreenGroup['name'], isClosed: boolean) => void;
};

/** Which groups of the navigation were closed in this browser. */
export function useClosedGroups(): ClosedGroups {
  const [closed, setClosed] = useState(() => localStorage.getItem(key)?.split(',') ?? []);
  return {
    isClosed: (name) => closed.includes(name),
    remember: (name, isClosed) => {
      if (closed.includes(name) === isClosed) return;
      const changed = isClosed ? [...closed, name] : closed.filter((each) => each !== name);
      setClosed(changed);
      localStorage.setItem(key, changed.join(','));
    },
  };
}

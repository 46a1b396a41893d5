import { useState } from 'react';
import { useProfile } from '../../api/use-profile.ts';
import { readSavedViews, type SavedViews } from './saved-views.ts';

/** The views of whoever is signed in for one list, kept in this browser. */
export function useSavedViews(list: string): [SavedViews, (views: SavedViews) => void] {
  const { data: profile } = useProfile();
  const key = `souk-admin-views:${list}:${profile?.accountId ?? ''}`;
  const [views, setViews] = useState(() => readSavedViews(localStorage.getItem(key)));
  const keep = (changed: SavedViews) => {
    localStorage.setItem(key, JSON.stringify(changed));
    setViews(changed);
  };
  return [views, keep];
}

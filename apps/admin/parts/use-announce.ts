import { useContext } from 'react';
import { AnnouncementContext, type Announce } from './announcement-context.ts';

/** Gives the voice that says what was done. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnouncementContext);
  if (!announce) throw new Error('useAnnounce needs an AnnouncementProvider above it');
  return announce;
}

import { createContext } from 'react';

/** Says what was done, to eyes and to screen readers. */
export type Announce = (text: string) => void;

export const AnnouncementContext = createContext<Announce | undefined>(undefined);

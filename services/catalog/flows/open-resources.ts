import { openPictures, type PictureWork } from './picture/open-pictures.ts';
import { createTakesTogether, type TakesTogether } from './stock/take-together.ts';

/** What the catalog keeps open in a process, besides its database. */
export type CatalogResources = PictureWork & { takes: TakesTogether };

/** Opens the work on pictures and the takes that go together. */
export function openResources(): CatalogResources {
  return { ...openPictures(), takes: createTakesTogether() };
}

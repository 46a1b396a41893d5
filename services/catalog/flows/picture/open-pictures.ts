import sharp from 'sharp';
import type { ResultOf } from '#contracts/services.ts';
import { createBoundedWork, type BoundedWork } from './bounded-work.ts';

/** Bounds for the work on pictures, so that it never takes the process from checkout. */
export type PictureWork = {
  renditions: BoundedWork<ResultOf<'catalog', 'readRendition'>>;
  uploads: BoundedWork<ResultOf<'catalog', 'uploadPicture'>>;
};

/** Opens the work on pictures: one thread for each, nothing kept in memory behind, three pictures at once at most. */
export function openPictures(): PictureWork {
  sharp.concurrency(1);
  sharp.cache(false);
  return {
    renditions: createBoundedWork({ atOnce: 2, waitingMost: 200 }),
    uploads: createBoundedWork({ atOnce: 1, waitingMost: 4 }),
  };
}

import type { Tools } from '#runtime/tools.ts';
import { forgetUnused } from '../../store/product/media.ts';
import { forgetUnshown } from '../../store/product/renditions.ts';

/** Forgets pictures that were uploaded and never shown, and renditions of pictures that are shown no more. */
export async function sweepPictures(tools: Tools<'catalog'>): Promise<void> {
  const forgotten = await tools.db.rows(forgetUnused());
  if (forgotten.length > 0) tools.log.info('pictures were forgotten', { count: forgotten.length });
  await tools.db.flight([forgetUnshown()]);
}

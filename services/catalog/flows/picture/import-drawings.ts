import { createHash } from 'node:crypto';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findSvgFault } from '../../domain/picture/find-svg-fault.ts';
import { writeDrawings } from '../../store/product/media.ts';

/** Stores drawings that only draw; visitors get pictures made of them, never the drawings themselves. */
export async function importDrawings(
  tools: Tools<'catalog'>,
  { drawings }: InputTo<'catalog', 'importDrawings'>,
): Promise<ResultOf<'catalog', 'importDrawings'>> {
  for (const [index, drawing] of drawings.entries()) {
    const fault = findSvgFault(drawing);
    if (fault) return refuse('value-invalid', fault, { path: `/drawings/${index}` });
  }
  const hashes = drawings.map((drawing) => createHash('sha256').update(drawing).digest('hex'));
  const byHash = new Map(hashes.map((hash, index) => [hash, drawings[index] ?? '']));
  await tools.db.flight([writeDrawings([...byHash.keys()], [...byHash.values()])]);
  return { paths: hashes.map((hash) => `/media/${hash}.jpg`) };
}

import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { toDocuments } from '../../domain/search/to-documents.ts';
import { toFacetTitles } from '../../domain/search/to-facet-titles.ts';
import { toVocabulary } from '../../domain/search/to-vocabulary.ts';
import { removeDocuments, writeDocuments } from '../../store/search/documents.ts';
import {
  learnFacetTitles,
  learnWords,
  lockProduct,
  noteFirstStock,
  writeVariants,
  writeVersion,
} from '../../store/search/products.ts';

/** Makes a changed product findable as it is now; a version older than one heard of changes nothing. */
export async function indexProduct(
  tools: Tools<'insight'>,
  { key, version, payload }: DeliveredEvent<'product.changed'>,
): Promise<void> {
  const documents = toDocuments(payload);
  await tools.db.flight([
    lockProduct(key),
    writeVersion(key, version),
    noteFirstStock(JSON.stringify(payload.availability)),
    learnWords(JSON.stringify(toVocabulary(payload))),
    writeVariants(key, version, JSON.stringify(payload.product.variants)),
    learnFacetTitles(JSON.stringify(toFacetTitles(payload))),
    writeDocuments(key, version, JSON.stringify(documents)),
    removeDocuments(
      key,
      version,
      documents.map(({ locale }) => locale),
    ),
  ]);
}

import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ExportDocuments } from './export-documents.tsx';
import { ExportProducts } from './export-products.tsx';
import { PastImports } from './past-imports.tsx';

/** What comes into the shop as a file, and what goes out as one. */
export function ImportPage() {
  const { words } = useLanguage();
  const may = usePermissions();
  const text = words.transfer;
  return (
    <Page title={text.title}>
      {may('catalog.write') ? (
        <>
          <Section title={text.importTitle} line={text.importLine}>
            <ChooseFile />
          </Section>
          <Section title={text.exportTitle} line={text.exportLine}>
            <ExportProducts />
          </Section>
        </>
      ) : null}
      {may('payments.read') ? (
        <Section title={text.documentsTitle} line={text.documentsLine}>
          <ExportDocuments />
        </Section>
      ) : null}
      {may('catalog.write') ? (
        <Section title={text.past}>
          <PastImports />
        </Section>
      ) : null}
    </Page>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { cutText } from './cut-text.ts';

export type ProductImport = AnswerOf<'catalog', 'getImport'>;
export type ImportFault = AnswerOf<'catalog', 'listImportFaults'>['faults'][number];

const importsKey = 'imports';
/** So many characters are at most 4 MB, whatever they are, and fit into a request. */
const charactersOfPart = 1_000_000;
const lookEveryMs = 1000;

/** Whether an import is being worked on, so that it looks different soon. */
export function isImportMoving({ state }: Pick<ProductImport, 'state'>): boolean {
  return state === 'checking' || state === 'applying';
}

/** The imports of the last 30 days, the newest first. */
export function useImports({ isEnabled }: { isEnabled: boolean }) {
  return useQuery({
    queryKey: [importsKey, 'all'],
    queryFn: () => ask(api.catalog.listImports({})),
    enabled: isEnabled,
    refetchInterval: ({ state }) => (state.data?.imports.some(isImportMoving) ? lookEveryMs : false),
  });
}

/** How far an import is, asked again every second while it is worked on. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: [importsKey, importId],
    queryFn: () => ask(api.catalog.getImport({ importId })),
    refetchInterval: ({ state }) => (state.data && isImportMoving(state.data) ? lookEveryMs : false),
  });
}

/** A page of what is wrong in a file; asked for anew when the import has come further. */
export function useImportFaults(found: ProductImport, cursor: string | undefined) {
  const { importId, state, faults } = found;
  return useQuery({
    queryKey: [importsKey, importId, 'faults', state, faults, cursor],
    queryFn: () => ask(api.catalog.listImportFaults({ importId, ...(cursor ? { cursor } : {}) })),
  });
}

/** Sends a file part by part and has it checked; `onPart` hears what share of it is there. Gives the import's id. */
export function useSendImport(onPart: (share: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ fileName, content }: { fileName: string; content: string }) => {
      const importId = crypto.randomUUID();
      const parts = cutText(content, charactersOfPart);
      await ask(api.catalog.createImport({ importId, fileName: fileName.slice(-200) }));
      for (const [index, text] of parts.entries()) {
        await ask(api.catalog.addImportPart({ importId, part: index + 1, text }));
        onPart((index + 1) / parts.length);
      }
      await ask(api.catalog.startImport({ importId, parts: parts.length, mode: 'check' }));
      return importId;
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: [importsKey] }),
  });
}

/** Applies a file that was checked. */
export function useApplyImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ importId, parts }: ProductImport) =>
      ask(api.catalog.startImport({ importId, parts, mode: 'apply' })),
    onSettled: () => queries.invalidateQueries({ queryKey: [importsKey] }),
  });
}

/** Stops an import after the products it is working on. */
export function useCancelImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (importId: string) => ask(api.catalog.cancelImport({ importId })),
    onSettled: () => queries.invalidateQueries({ queryKey: [importsKey] }),
  });
}

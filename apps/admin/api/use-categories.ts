import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Category = AnswerOf<'catalog', 'listCategoriesForStaff'>['categories'][number];
export type CategoryDraft = InputTo<'catalog', 'importCategories'>['categories'][number];

const categoriesKey = ['categories'] as const;

/** The category tree in both languages, parents before children. */
export function useCategories({ isEnabled = true } = {}) {
  return useQuery({
    queryKey: categoriesKey,
    queryFn: () => ask(api.catalog.listCategoriesForStaff({})),
    enabled: isEnabled,
  });
}

/** Writes categories by their slugs: new ones, new names, another place. */
export function useWriteCategories() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (categories: CategoryDraft[]) => ask(api.catalog.importCategories({ categories })),
    onSettled: () => queries.invalidateQueries({ queryKey: categoriesKey }),
  });
}

/** Removes a category that nothing is in. */
export function useRemoveCategory() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (slug: string) => ask(api.catalog.removeCategory({ slug })),
    onSettled: () => queries.invalidateQueries({ queryKey: categoriesKey }),
  });
}

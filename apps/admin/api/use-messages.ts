import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type MessageTemplate = AnswerOf<'user', 'listMessageTemplates'>['templates'][number];
export type MessageWords = AnswerOf<'user', 'getMessageTemplate'>;
export type MessageWording = MessageWords['wordings'][number];

const messagesKey = 'messages';

/** Every message that the shop sends. */
export function useMessageTemplates() {
  return useQuery({
    queryKey: [messagesKey],
    queryFn: () => ask(api.user.listMessageTemplates({})),
  });
}

/** The words of a message in each language. */
export function useMessageTemplate(template: string) {
  return useQuery({
    queryKey: [messagesKey, template],
    queryFn: () => ask(api.user.getMessageTemplate({ template })),
  });
}

/** A message with made-up values, as it would be sent with the given words. */
export function useMessagePreview(input: InputTo<'user', 'previewMessage'>) {
  return useQuery({
    queryKey: [messagesKey, 'preview', input],
    queryFn: () => ask(api.user.previewMessage(input)),
    placeholderData: keepPreviousData,
    // What is being typed is not kept.
    gcTime: 0,
  });
}

/** Gives a message other words in a language, at the version that was read. */
export function useSaveWording() {
  return useMessageChange((input: InputTo<'user', 'saveMessageWording'>) =>
    ask(api.user.saveMessageWording(input)),
  );
}

/** Gives a message the words that the shop came with. */
export function useResetWording() {
  return useMessageChange((input: InputTo<'user', 'resetMessageWording'>) =>
    ask(api.user.resetMessageWording(input)),
  );
}

function useMessageChange<Wish, Answer>(mutationFn: (wish: Wish) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queries.invalidateQueries({ queryKey: [messagesKey] }),
  });
}

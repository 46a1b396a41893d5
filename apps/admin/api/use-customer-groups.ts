import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type CustomerGroup = AnswerOf<'user', 'listCustomerGroups'>['groups'][number];
export type GroupMember = AnswerOf<'user', 'listGroupMembers'>['members'][number];

const groupsKey = ['customer-groups'] as const;

/** All groups of customers, by code; asked for only by those who may. */
export function useCustomerGroups({ isEnabled = true }: { isEnabled?: boolean } = {}) {
  return useQuery({
    queryKey: [...groupsKey, 'list'],
    queryFn: () => ask(api.user.listCustomerGroups({})),
    enabled: isEnabled,
  });
}

/** A page of the members of a group, the newest first. */
export function useGroupMembers(input: InputTo<'user', 'listGroupMembers'>) {
  return useQuery({
    queryKey: [...groupsKey, 'members', input],
    queryFn: () => ask(api.user.listGroupMembers(input)),
    placeholderData: keepPreviousData,
  });
}

/** Makes a group; a repeat with the same key makes none. */
export function useCreateGroup() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ key, ...input }: InputTo<'user', 'createCustomerGroup'> & { key: string }) =>
      ask(api.user.createCustomerGroup(input, { idempotencyKey: key })),
    onSettled: refresh,
  });
}

/** Gives a group another title. */
export function useRenameGroup() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (input: InputTo<'user', 'updateCustomerGroup'>) => ask(api.user.updateCustomerGroup(input)),
    onSettled: refresh,
  });
}

/** Removes a group that nobody is in. */
export function useRemoveGroup() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (groupId: string) => ask(api.user.removeCustomerGroup({ groupId })),
    onSettled: refresh,
  });
}

/** Puts a customer into a group, or takes them out. */
export function useChangeMember() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ isMember, ...member }: InputTo<'user', 'addGroupMember'> & { isMember: boolean }) =>
      ask(isMember ? api.user.addGroupMember(member) : api.user.removeGroupMember(member)),
    onSettled: refresh,
  });
}

function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: groupsKey });
    void queries.invalidateQueries({ queryKey: ['customers'] });
  };
}

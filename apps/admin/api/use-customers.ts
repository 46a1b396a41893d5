import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { problemOf } from './problem-of.ts';

export type ListedCustomer = AnswerOf<'user', 'searchCustomers'>['customers'][number];
export type Customer = AnswerOf<'user', 'getCustomer'>;
export type PrivacyCase = AnswerOf<'user', 'listPrivacyCasesForStaff'>['cases'][number];
type TopCustomer = AnswerOf<'insight', 'listTopCustomers'>['customers'][number];
/** Somebody of a list by what they paid; without a name once their account is gone. */
export type SpendingCustomer = TopCustomer & { known: ListedCustomer | undefined };

const customersKey = ['customers'] as const;

/** A page of customers, the newest first; what is looked for goes in the body and never into an address. */
export function useCustomers(input: InputTo<'user', 'searchCustomers'>, { isEnabled = true } = {}) {
  return useQuery({
    queryKey: [...customersKey, 'list', input],
    queryFn: () => ask(api.user.searchCustomers(input)),
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
}

/** The names of some customers, by id. */
export function useCustomersOf(customerIds: readonly string[]) {
  return useCustomers({ customerIds: [...customerIds], limit: 100 }, { isEnabled: customerIds.length > 0 });
}

/** A page of customers by what they paid in a currency, those who paid most first. */
export function useTopCustomers(input: InputTo<'insight', 'listTopCustomers'>, { isEnabled = true } = {}) {
  return useQuery({
    queryKey: [...customersKey, 'top', input],
    queryFn: () => askTopCustomers(input),
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
}

/** Asks for a page of customers by what they paid, with the names of those who still have an account. */
export async function askTopCustomers(
  input: InputTo<'insight', 'listTopCustomers'>,
): Promise<{ customers: SpendingCustomer[]; nextCursor: string | null }> {
  const { customers, nextCursor } = await ask(api.insight.listTopCustomers(input));
  const customerIds = customers.map(({ customerId }) => customerId);
  const named = await ask(api.user.searchCustomers({ customerIds, limit: 100 }));
  const byId = new Map(named.customers.map((each) => [each.customerId, each]));
  return { customers: customers.map((each) => ({ ...each, known: byId.get(each.customerId) })), nextCursor };
}

/** One customer; null when there is none, or none any more. */
export function useCustomer(customerId: string) {
  return useQuery({
    queryKey: [...customersKey, 'one', customerId],
    queryFn: async (): Promise<Customer | null> => {
      try {
        return await ask(api.user.getCustomer({ customerId }));
      } catch (error) {
        if (problemOf(error).status === 404 || problemOf(error).code === 'invalid-input') return null;
        throw error;
      }
    },
  });
}

/** How lately, how often and for how much a customer bought. */
export function useCustomerFigures(customerId: string) {
  return useQuery({
    queryKey: [...customersKey, 'figures', customerId],
    queryFn: () => ask(api.insight.getCustomerFigures({ customerId })),
  });
}

/** The last exports and erasures of a customer; looked at again while one is open. */
export function usePrivacyCases(customerId: string) {
  return useQuery({
    queryKey: [...customersKey, 'cases', customerId],
    queryFn: () => ask(api.user.listPrivacyCasesForStaff({ customerId, limit: 10 })),
    refetchInterval: ({ state }) => (state.data?.cases.some((each) => each.state === 'open') ? 5000 : false),
  });
}

/** Starts an export or an erasure that a customer asked for. */
export function useStartCase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'user', 'startPrivacyCase'>) => ask(api.user.startPrivacyCase(input)),
    onSettled: () => void queries.invalidateQueries({ queryKey: customersKey }),
  });
}

/** Finds the customer of a whole e-mail address. */
export function useFindCustomer() {
  return useMutation({
    mutationFn: (email: string) => ask(api.user.findCustomer({ email })),
  });
}

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { hasCustomerPages } from './has-customer-pages.ts';
import { soughtIn, type Entry } from './rank-entries.ts';

export type Goal = Entry & { kind: 'order' | 'product' | 'customer'; to: string; detail: string };

const typingMs = 250;

/** Orders, products and customers that match what was typed, as far as one may see them. */
export function useFound(typed: string) {
  const { locale, money } = useLanguage();
  const may = usePermissions();
  const [settled] = useDebouncedValue(typed, typingMs);
  const { orderNumber, email, sku, words } = soughtIn(settled);
  const mayProducts = may('catalog.write', 'stock.write');
  const isWorth = Boolean(
    (orderNumber && may('orders.read')) ||
    (email && hasCustomerPages && may('customers.read')) ||
    ((words ?? sku) && mayProducts),
  );
  const findOrder = async (): Promise<Goal[]> => {
    if (!orderNumber || !may('orders.read')) return [];
    const { orders } = await ask(api.order.listOrders({ orderNumber, limit: 1 }));
    return orders.map((order) => ({
      key: order.orderId,
      kind: 'order',
      title: order.orderNumber,
      detail: [order.customerName, money(order.total)].filter(Boolean).join(' · '),
      to: `/orders/${order.orderId}`,
    }));
  };
  const findProducts = async (): Promise<Goal[]> => {
    if (!mayProducts) return [];
    const [bySku, byName] = await Promise.all([
      sku ? ask(api.catalog.listProductsForStaff({ sku, limit: 1 })) : { products: [] },
      words ? ask(api.insight.suggestSearches({ query: words, locale })) : { products: [] },
    ]);
    const first = bySku.products.map(({ slug, title }) => ({
      slug,
      title: locale === 'zh-cn' ? title.zh : title.en,
    }));
    const others = byName.products.filter(({ slug }) => first.every((product) => product.slug !== slug));
    return [...first, ...others].map(({ slug, title }) => ({
      key: slug,
      kind: 'product',
      title,
      detail: slug,
      to: `/products/${slug}`,
    }));
  };
  const findCustomer = async (): Promise<Goal[]> => {
    if (!email || !hasCustomerPages || !may('customers.read')) return [];
    const reply = await api.user.findCustomer({ email });
    if (!reply.isOk && reply.problem.code === 'not-found') return [];
    const { customerId, name } = await ask(Promise.resolve(reply));
    const to = `/customers/${customerId}`;
    return [{ key: customerId, kind: 'customer', title: name || email, detail: email, to }];
  };
  const query = useQuery({
    queryKey: ['palette', settled, locale],
    queryFn: async () => (await Promise.all([findOrder(), findCustomer(), findProducts()])).flat(),
    enabled: isWorth,
    placeholderData: keepPreviousData,
    // An e-mail address is not kept longer than it is needed.
    gcTime: 0,
  });
  return {
    goals: isWorth ? (query.data ?? []) : [],
    isSeeking: typed !== settled || query.isFetching,
    problem: query.error ? problemOf(query.error) : null,
  };
}

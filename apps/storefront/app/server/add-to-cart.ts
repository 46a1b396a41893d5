import type { AnswerOf } from '#contracts/services.ts';
import type { Client, Reply } from '../../../client/client.ts';
import { hasNoCart } from './has-no-cart.ts';
import type { ShopMarket } from './market-of.ts';
import type { ShopLocale } from './locale-of.ts';

type Line = { variantId: string; quantity: number };

/** Puts a line into the visitor's basket, or into a new one when they have none or theirs was ordered meanwhile. */
export async function addToCart(
  api: Client,
  at: { locale: ShopLocale; market?: ShopMarket },
  line: Line,
  key: string,
): Promise<Reply<AnswerOf<'order', 'addLine'>>> {
  const added = await api.order.addLine(line, { idempotencyKey: key });
  if (added.isOk) return added;
  return hasNoCart(added.problem)
    ? api.order.createCart({ ...at, lines: [line] }, { idempotencyKey: key })
    : added;
}

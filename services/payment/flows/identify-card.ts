import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { findProvider, type PaymentTools } from './provider-of.ts';

/** What stands for a card: its provider's fingerprint, hashed; null for other methods, and where none can be had. */
export async function identifyCard(
  tools: PaymentTools,
  { method }: InputTo<'payment', 'identifyCard'>,
): Promise<AnswerOf<'payment', 'identifyCard'>> {
  const provider = findProvider(tools, tools.resources.defaultProvider);
  if (method.type !== 'card' || !provider?.identifyCard) return { cardKey: null };
  const fingerprint = await provider.identifyCard(method);
  if (fingerprint === null) return { cardKey: null };
  return { cardKey: tools.hashOf('card', `${provider.name} ${fingerprint}`) };
}

/** A line that was just taken out of the basket, and how many it held. */
type TakenOutLine = { variantId: string; quantity: number };

/** Tells the basket's page, by its address, what was just taken out, so that it works without script. */
export function takenOutQuery(variantId: string, quantity: string): string {
  return new URLSearchParams({ out: variantId, quantity }).toString();
}

/** What the address of the basket's page says was taken out; nonsense counts as nothing. */
export function readTakenOut(request: Request): TakenOutLine | null {
  const { searchParams } = new URL(request.url);
  const variantId = searchParams.get('out') ?? '';
  const quantity = Number(searchParams.get('quantity'));
  const isLine = /^[0-9a-f-]{36}$/.test(variantId) && Number.isInteger(quantity) && quantity >= 1;
  return isLine && quantity <= 999 ? { variantId, quantity } : null;
}

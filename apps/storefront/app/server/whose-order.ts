/** Which order a page is about, with the key of the tracking link where the address holds it. */
export function whoseOrder(
  request: Request,
  params: { orderId?: string | undefined },
): { orderId: string; orderKey?: string } {
  const orderKey = new URL(request.url).searchParams.get('key');
  return { orderId: params.orderId ?? '', ...(orderKey ? { orderKey } : {}) };
}

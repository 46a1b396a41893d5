/** SQL for the name of number `last` in a market: at least six digits, and more where they are needed. */
export function documentNumber(prefix: string, market: string): string {
  return `'${prefix}-' || upper(${market}) || '-' || lpad(last::text, greatest(6, length(last::text)), '0')`;
}

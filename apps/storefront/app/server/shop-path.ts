/**
 * The path and query that was asked for when it is a page of this shop, else undefined. Anything that a browser could read
 * as another site is not taken (`//host`, `/\host`).
 */
export function shopPath(asked: string | null | undefined): string | undefined {
  if (!asked || !/^\/(en-gb|zh-cn)(\/[\w./-]*)?(\?[\w.=&%+-]*)?$/.test(asked)) return undefined;
  return asked.split('?')[0]?.includes('//') ? undefined : asked;
}

import { placeOf } from '../place-of.ts';
import type { Offence, Rule, SourceFile } from '../tree.ts';

/** Small letters and hyphens, then what kind of file it is: `price-cart.test.ts`, `orders.db.test.ts`, `cart.module.css`. */
const plainName = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx|js|mjs|css|sql|json|sh|html|yaml|yml)$/;
/** React Router reads the name of a route file: `_index.tsx`, `product.$slug.tsx`. */
const routeName = /^apps\/[^/]+\/(.+\/)?routes\/[a-z0-9$._-]+\.tsx$/;

/** A file is found by guessing its name, so the name is what the file is about. */
export const fileNames: Rule = {
  name: 'files are named after what they hold',
  looksAt,
  findOffences: (tree) =>
    tree.files.filter(looksAt).flatMap((file) => [...findNameOffences(file), ...findMisnamed(file)]),
  clean: {
    'services/order/flows/cart/add-line.ts': 'export async function addLine() {}',
    'services/order/flows/cart/add-line.db.test.ts': '',
    'services/order/domain/order-state.ts': "export type OrderState = 'placed';",
    'services/order/domain/tax-rates.ts': 'export const taxRates = 1;',
    'services/order/store/orders.ts': 'export async function findOrder() {}',
    'apps/storefront/routes/product.$slug.tsx': '',
    'apps/ui/button.module.css': '',
  },
  offenders: [
    { what: 'capitals', files: { 'runtime/readLog.ts': '' }, at: 'runtime/readLog.ts:0' },
    { what: 'a component in capitals', files: { 'apps/ui/Button.tsx': '' }, at: 'apps/ui/Button.tsx:0' },
    { what: 'an underscore', files: { 'runtime/read_log.ts': '' }, at: 'runtime/read_log.ts:0' },
    misnamed('flows/checkout.ts', 'export async function placeOrder() {}'),
    misnamed('flows/cart/add-line.ts', 'export async function addCartLine() {}'),
    misnamed('domain/price-cart.ts', 'function priceCart() {}\nexport const other = priceCart;'),
  ],
};

function findNameOffences({ path }: SourceFile): Offence[] {
  const name = path.split('/').at(-1) ?? '';
  if (plainName.test(name) || routeName.test(path)) return [];
  return [{ path, line: 0, message: 'is not named in small letters with hyphens' }];
}

function findMisnamed(file: SourceFile): Offence[] {
  const place = placeOf(file.path);
  const isVerb = place.roomPart === 'flows' || place.roomPart === 'domain';
  if (file.program === null || !isVerb || place.isTest) return [];
  const stem = (file.path.split('/').at(-1) ?? '').replace(/\.ts$/, '');
  const pascal = stem.replaceAll(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  if (file.exportNames.includes(camel) || file.exportNames.includes(pascal)) return [];
  return [{ path: file.path, line: 0, message: `exports no ${camel} nor ${pascal}` }];
}

function looksAt({ path }: SourceFile): boolean {
  return /\.(ts|tsx|js|mjs|css|sql|sh|html|yaml|yml)$/.test(path);
}

function misnamed(path: string, text: string): Rule['offenders'][number] {
  const inRoom = `services/order/${path}`;
  return { what: `${path} with another export`, files: { [inRoom]: text }, at: `${inRoom}:0` };
}

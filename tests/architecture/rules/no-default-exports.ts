import type { Rule, SourceFile, Tree } from '../tree.ts';

/** Files whose reader looks for a default export: configurations, React Router's root, routes and entries, test reporters. */
const demanded = [
  /(^|\/)[\w-]+\.config\.ts$/,
  /^apps\/[\w-]+\/app\/(root\.tsx|routes\.ts|entry\.(server|client)\.tsx)$/,
  /^tools\/test\/[\w-]+-reporter\.ts$/,
];
const routeTable = /^apps\/[\w-]+\/app\/routes\.ts$/;

/** A thing has one name everywhere. */
export const noDefaultExports: Rule = {
  name: 'there are no default exports but those a framework demands',
  looksAt,
  findOffences: (tree) => {
    const routes = findRouteModules(tree);
    return tree.files
      .filter((file) => looksAt(file) && file.exportNames.includes('default') && !routes.has(file.path))
      .map(({ path }) => ({ path, line: 0, message: 'has a default export' }));
  },
  clean: {
    'runtime/log.ts': 'export const log = 1;',
    'apps/storefront/react-router.config.ts': 'export default {};',
    'apps/storefront/app/routes.ts': "export default [route('cart', 'pages/cart.tsx')];",
    'apps/storefront/app/pages/cart.tsx': 'export default function Cart() { return <p>1</p>; }',
  },
  offenders: [
    { what: 'a value', files: { 'runtime/log.ts': 'export default 1;' }, at: 'runtime/log.ts:0' },
    {
      what: 'an alias',
      files: { 'runtime/log.ts': 'const log = 1;\nexport { log as default };' },
      at: 'runtime/log.ts:0',
    },
    {
      what: 'a component',
      files: { 'apps/ui/button.tsx': 'export default () => <b />;' },
      at: 'apps/ui/button.tsx:0',
    },
    {
      what: 'a page that no route names',
      files: { 'apps/storefront/app/pages/old.tsx': 'export default () => <b />;' },
      at: 'apps/storefront/app/pages/old.tsx:0',
    },
  ],
};

/** The modules that a route table names, relative to its own folder; React Router loads their default export. */
function findRouteModules(tree: Tree): Set<string> {
  const tables = tree.files.filter(({ path }) => routeTable.test(path));
  return new Set(
    tables.flatMap(({ path, literals }) =>
      literals.filter(({ text }) => text.endsWith('.tsx')).map(({ text }) => path.replace('routes.ts', text)),
    ),
  );
}

function looksAt(file: SourceFile): boolean {
  return file.program !== null && !demanded.some((pattern) => pattern.test(file.path));
}

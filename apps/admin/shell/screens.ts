import type { Permission } from '#contracts/access.ts';

type ScreenShape = {
  path: `/${string}`;
  name: string;
  /** Whoever holds one of these may see it. */
  needs: readonly Permission[];
};

/** The main screens by what they are about, in the order of the navigation. */
export const screenGroups = [
  {
    name: 'home',
    screens: [
      {
        path: '/',
        name: 'dashboard',
        needs: [
          'orders.read',
          'reports.read',
          'stock.write',
          'catalog.write',
          'payments.read',
          'config.manage',
        ],
      },
    ],
  },
  {
    name: 'sell',
    screens: [
      { path: '/orders', name: 'orders', needs: ['orders.read'] },
      { path: '/returns', name: 'returns', needs: ['orders.read'] },
      { path: '/disputes', name: 'disputes', needs: ['payments.read'] },
      { path: '/payment-reviews', name: 'paymentReviews', needs: ['payments.read'] },
      { path: '/promotions', name: 'promotions', needs: ['promotions.read', 'promotions.write'] },
    ],
  },
  {
    name: 'goods',
    screens: [
      { path: '/products', name: 'products', needs: ['catalog.write', 'stock.write'] },
      { path: '/categories', name: 'categories', needs: ['catalog.write'] },
      { path: '/collections', name: 'collections', needs: ['catalog.write'] },
      { path: '/stock', name: 'stock', needs: ['stock.write'] },
      { path: '/reviews', name: 'reviews', needs: ['catalog.write'] },
      { path: '/import', name: 'importExport', needs: ['catalog.write', 'payments.read'] },
    ],
  },
  {
    name: 'people',
    screens: [
      { path: '/customers', name: 'customers', needs: ['customers.read'] },
      { path: '/customer-groups', name: 'customerGroups', needs: ['customers.read'] },
      { path: '/segments', name: 'segments', needs: ['customers.read'] },
    ],
  },
  {
    name: 'figures',
    screens: [{ path: '/reports', name: 'reports', needs: ['reports.read'] }],
  },
  {
    name: 'money',
    screens: [{ path: '/reconciliation', name: 'reconciliation', needs: ['payments.read'] }],
  },
  {
    name: 'setUp',
    screens: [
      { path: '/rules', name: 'rules', needs: ['rules.write'] },
      { path: '/messages', name: 'messages', needs: ['messages.write'] },
      { path: '/search', name: 'searchRules', needs: ['catalog.write'] },
      { path: '/staff', name: 'staff', needs: ['staff.manage'] },
      { path: '/roles', name: 'roles', needs: ['staff.manage'] },
      { path: '/api-keys', name: 'apiKeys', needs: ['staff.manage'] },
      { path: '/webhooks', name: 'webhooks', needs: ['config.manage'] },
      { path: '/settings', name: 'settings', needs: ['config.manage'] },
      { path: '/instances', name: 'instances', needs: ['config.manage'] },
      { path: '/audit-log', name: 'auditLog', needs: ['staff.manage'] },
    ],
  },
] as const satisfies readonly { name: string; screens: readonly ScreenShape[] }[];

export type ScreenGroup = (typeof screenGroups)[number];
export type ScreenName = ScreenGroup['screens'][number]['name'];
export type Screen = ScreenShape & { name: ScreenName };

/** All main screens, group after group. */
export const screens: readonly Screen[] = screenGroups.flatMap((group) => [...group.screens]);

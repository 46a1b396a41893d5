import type { InputTo } from '#contracts/services.ts';

type Account = InputTo<'user', 'ensureAccounts'>['accounts'][number];

/** The people of the demo shop. Their passwords are printed at start; a real shop makes its own owner instead. */
export const demoAccounts: readonly Account[] = [
  {
    kind: 'staff',
    email: 'owner@souk.example',
    password: 'souk-owner-demo',
    name: 'Olivia Owner',
    roles: ['owner'],
    locale: 'en-gb',
  },
  {
    kind: 'staff',
    email: 'manager@souk.example',
    password: 'souk-manager-demo',
    name: 'Marcus Manager',
    roles: ['manager'],
    locale: 'en-gb',
  },
  {
    kind: 'staff',
    email: 'support@souk.example',
    password: 'souk-support-demo',
    name: '苏晓梅',
    roles: ['support'],
    locale: 'zh-cn',
  },
  {
    kind: 'staff',
    email: 'warehouse@souk.example',
    password: 'souk-warehouse-demo',
    name: 'Will Warehouse',
    roles: ['warehouse'],
    locale: 'en-gb',
  },
  {
    kind: 'staff',
    email: 'analyst@souk.example',
    password: 'souk-analyst-demo',
    name: 'Ana Analyst',
    roles: ['analyst'],
    locale: 'en-gb',
  },
  {
    kind: 'staff',
    email: 'importer@souk.example',
    password: 'souk-importer-demo',
    name: 'Ines Importer',
    roles: ['importer'],
    locale: 'en-gb',
  },
  {
    kind: 'customer',
    email: 'shopper@souk.example',
    password: 'souk-shopper-demo',
    name: 'Sam Shopper',
    roles: [],
    locale: 'en-gb',
  },
];

const paths = {
  dashboard: 'M3 12l9-8 9 8M6 10v10h12V10M10 20v-5h4v5',
  promotions: 'M3 11V4h7l10 10-7 7zM7.5 8h.01',
  customers: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4.5 3.5-6.5 8-6.5s8 2 8 6.5',
  customerGroups:
    'M8 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2 20c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5M16 11a3 3 0 100-6M17 14.5c3 .3 5 2.2 5 5.5',
  segments: 'M12 3v9l6.5 6.2A9 9 0 1112 3zM15 3.5A9 9 0 0121 12h-6z',
  orders: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  products: 'M3 8l9-5 9 5v8l-9 5-9-5zM3 8l9 5 9-5M12 13v8',
  categories: 'M4 4h6v6H4zM14 14h6v6h-6zM7 10v7h7',
  collections: 'M4 8h16v12H4zM6 5h12M8 2h8',
  returns: 'M9 7L4 12l5 5M4 12h11a5 5 0 010 10h-2',
  reconciliation: 'M4 4h16v16H4zM8 9h8M8 15h8M12 4v16',
  rules: 'M3 7h11v9H3zM14 10h4l3 3v3h-7M7 19a2 2 0 100-4 2 2 0 000 4zM17 19a2 2 0 100-4 2 2 0 000 4z',
  disputes: 'M12 3v18M5 7h14M5 7l-3 7h6zM19 7l-3 7h6zM8 21h8',
  paymentReviews: 'M3 6h18v12H3zM3 10h18M8 15l2 2 4-4',
  stock: 'M3 9l9-6 9 6v12H3zM7 21v-8h10v8M7 17h10',
  reviews: 'M12 3l2.7 5.6 6.3.9-4.5 4.3 1 6.2-5.5-3-5.5 3 1-6.2L3 9.5l6.3-.9z',
  importExport: 'M7 4v13M3 13l4 4 4-4M17 20V7M13 11l4-4 4 4',
  reports: 'M4 20V10M10 20V4M16 20v-8M3 20h18',
  staff:
    'M9 11a4 4 0 100-8 4 4 0 000 8zM2 21c0-4 3-6 7-6s7 2 7 6M16 3.5a4 4 0 010 7M18 15.5c2.5.8 4 2.7 4 5.5',
  roles: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4',
  auditLog: 'M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3',
  apiKeys: 'M14 10a5 5 0 11-1.5-3.5A5 5 0 0114 10zM13.5 12l7 7M18 17l2-2M15.5 14.5l2-2',
  webhooks: 'M12 4a4 4 0 013 6.6L18 16M9 8l-3.5 7M15 19H9M5 15a3 3 0 104 3M18 15a3 3 0 11-3 4',
  messages: 'M3 6h18v12H3zM3 7l9 7 9-7',
  searchRules: 'M10 4a6 6 0 100 12 6 6 0 000-12zM15 15l6 6M8 10h4M10 8v4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  instances: 'M4 4h16v6H4zM4 14h16v6H4zM8 7h.01M8 17h.01',
  account: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4.5 3.5-6.5 8-6.5s8 2 8 6.5',
  seek: 'M11 4a7 7 0 100 14 7 7 0 000-14zM16 16l5 5',
  menu: 'M4 6h16M4 12h16M4 18h16',
  back: 'M15 5l-7 7 7 7',
  shop: 'M4 10h16l-2-6H6zM5 10v10h14V10M10 20v-6h4v6',
} as const;

export type IconName = keyof typeof paths;

/** A small drawing beside words; it says nothing that the words do not. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The words of the search for everything. */
export const paletteEn = {
  palette: {
    title: 'Find anything',
    open: 'Find …',
    label: 'A page, an order number, a product or SKU, or the e-mail of a customer',
    placeholder: 'Page, order number, product, SKU, e-mail …',
    results: 'What was found',
    seeking: 'Searching …',
    found: (count: number) => `${count} found`,
    nothing:
      'Nothing matches that. Order numbers and e-mail addresses must be whole; products are found by a part of their name.',
    hint: '↑ ↓ to move, Enter to open, Esc to close',
    groups: {
      order: 'Orders',
      customer: 'Customers',
      product: 'Products',
      screen: 'Go to',
      action: 'Do',
    },
    actions: {
      toSend: 'See the orders to send',
      importProducts: 'Import products from a file',
      switchLanguage: '切换到中文',
      light: 'Light colours',
      dark: 'Dark colours',
      shop: 'Open the shop',
      signOut: 'Sign out',
    },
  },
};

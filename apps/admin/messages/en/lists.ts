import type { View } from '../../parts/views/saved-views.ts';

const customers = (count: number) => (count === 1 ? 'one customer' : `${count} customers`);
const promotions = (count: number) => (count === 1 ? 'one promotion' : `${count} promotions`);
const coupons = (count: number) => (count === 1 ? 'one code' : `${count} codes`);

/** The views of the lists, the names of their files, and what is done with several of their rows at once. */
export const listsEn = {
  lists: {
    customers: {
      file: 'customers',
      views: [
        { name: 'Paid most in pounds', search: 'spend=GBP' },
        { name: 'Paid most in yuan', search: 'spend=CNY' },
      ] as readonly View[],
      group: 'Put into a group …',
      groupTitle: (count: number) => `Put ${customers(count)} into a group`,
      groupLine: 'They get the prices and promotions of the group from now on.',
      groupDo: (count: number) => `Put ${customers(count)} in`,
      groupDone: (group: string) => `in ${group} now`,
    },
    reviews: {
      file: 'reviews',
      views: [
        { name: 'Approved', search: 'state=approved' },
        { name: 'Refused', search: 'state=refused' },
      ] as readonly View[],
      text: 'Text',
      language: 'Language',
    },
    returns: {
      file: 'returns',
      views: [
        { name: 'On their way back', search: 'state=approved' },
        { name: 'Settled', search: 'state=closed' },
      ] as readonly View[],
      order: 'Order',
      number: 'Number',
      goods: 'Goods',
      quantity: 'Quantity',
      reason: 'Reason',
      actions: 'Actions',
    },
    stock: { file: 'stock', product: 'Product' },
    collections: { file: 'collections' },
    promotions: {
      file: 'promotions',
      start: (count: number) => ({
        label: 'Switch on …',
        title: `Switch ${promotions(count)} on?`,
        line: 'From their first minute on, buyers get what these promise:',
        submit: `Switch ${promotions(count)} on`,
      }),
      pause: (count: number) => ({
        label: 'Switch off …',
        title: `Switch ${promotions(count)} off?`,
        line: 'Baskets that are not paid lose what these give; orders keep it:',
        submit: `Switch ${promotions(count)} off`,
      }),
    },
    coupons: {
      file: 'coupons',
      start: (count: number) => ({
        label: 'Switch on …',
        title: `Switch ${coupons(count)} on?`,
        line: 'Buyers can use these again:',
        submit: `Switch ${coupons(count)} on`,
      }),
      pause: (count: number) => ({
        label: 'Switch off …',
        title: `Switch ${coupons(count)} off?`,
        line: 'Nobody can use these any more; orders keep what they got:',
        submit: `Switch ${coupons(count)} off`,
      }),
    },
    wasSo: 'was so already',
  },
};

import type { AnswerOf } from '#contracts/services.ts';
import type { Stage } from './stage.ts';

/** What is bought in the pictures: slugs of the demo shop, how many of each. */
const wanted = [
  ['regency-teapot-roses', 1],
  ['white-hanging-heart-t-light-holder', 4],
  ['hanging-metal-heart-lantern', 2],
] as const;

const persons = {
  'en-gb': {
    email: 'ada@example.org',
    shippingAddress: {
      name: 'Ada Whitfield',
      country: 'GB',
      line1: '14 Orchard Row',
      city: 'Leeds',
      postalCode: 'LS1 1AA',
    },
  },
  'zh-cn': {
    email: 'wang@example.org',
    shippingAddress: {
      name: '王小明',
      phone: '+8613800138000',
      country: 'CN',
      region: '浙江省',
      city: '杭州市',
      district: '西湖区',
      line1: '西溪街道文三路 1 号',
    },
  },
} as const;

/** Fills the basket of this browser, and says where it goes and how. */
export async function fillBasket({ ask, locale }: Stage): Promise<AnswerOf<'order', 'getCart'>> {
  const lines = [];
  for (const [slug, quantity] of wanted) {
    const { variants } = await ask<AnswerOf<'catalog', 'getProduct'>>(
      'GET',
      `/products/${slug}?locale=${locale}`,
    );
    const [variant] = variants;
    if (!variant) throw new Error(`the demo shop has no ${slug}`);
    lines.push({ variantId: variant.variantId, quantity });
  }
  await ask('POST', '/carts', { locale, lines });
  const { shippingMethods } = await ask<AnswerOf<'order', 'getCart'>>('PATCH', '/cart', persons[locale]);
  const shippingMethod = shippingMethods[0]?.code;
  return ask('PATCH', '/cart', { shippingMethod });
}

/** Orders what `fillBasket` puts in, paid by the test card. */
export async function orderGoods(stage: Stage): Promise<AnswerOf<'order', 'getOrder'>> {
  const { totals } = await fillBasket(stage);
  const card = { type: 'card', number: '4242424242424242', expiryMonth: 12, expiryYear: 2035 };
  const paymentMethod = { ...card, securityCode: '123' };
  return stage.ask('POST', '/checkout', { expectedTotal: totals.total, paymentMethod });
}

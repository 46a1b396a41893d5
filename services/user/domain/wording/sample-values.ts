import type { Locale } from '../account.ts';

/** Made-up values for looking at a message: of nobody, and in the language of the message. */
export const sampleValues: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'en-gb': {
    name: 'Alex Morgan',
    code: '123456',
    orderNumber: 'K7Q2-M9XA',
    total: '£42.50',
    lines: '2 × Red enamel mug £25.00\n1 × Cotton tea towel £12.50',
    refund: '£12.50',
    reason: 'The tea towel was faulty.',
    instructions: 'Put the label into the parcel and take it to any post office within 14 days.',
    carrier: 'Sample Parcels',
    trackingNumber: 'SP123456789GB',
    payBefore: '23 November 2026 at 14:05 GMT',
    trackingUrl: 'https://carrier.example/SP123456789GB',
    orderUrl: 'https://shop.example/en-gb/order',
    shopUrl: 'https://shop.example',
    adminUrl: 'https://shop.example/admin',
  },
  'zh-cn': {
    name: '王小明',
    code: '123456',
    orderNumber: 'K7Q2-M9XA',
    total: '¥425.00',
    lines: '2 × 红色搪瓷杯 ¥250.00\n1 × 棉质茶巾 ¥125.00',
    refund: '¥125.00',
    reason: '茶巾有瑕疵。',
    instructions: '请将退货单放入包裹，并在 14 天内寄出。',
    carrier: '示例快递',
    trackingNumber: 'SP123456789CN',
    payBefore: '2026年11月23日 22:05',
    trackingUrl: 'https://carrier.example/SP123456789CN',
    orderUrl: 'https://shop.example/zh-cn/order',
    shopUrl: 'https://shop.example',
    adminUrl: 'https://shop.example/admin',
  },
};

/** 系统为订单动态写下的原因。 */
const fixed: Readonly<Record<string, string>> = {
  'The buyer ordered the cart.': '顾客提交了订单。',
  'Staff wrote the order down.': '员工代客下单。',
  'The provider has taken the money.': '支付渠道已收款。',
  'The money was received by hand.': '已线下收款。',
  'It was paid in cash at the door.': '送货时以现金付款。',
  'There was nothing to pay.': '无需付款。',
  'It is paid when it is handed over.': '货到付款。',
  'The cash was taken at the door.': '送货时已收取现金。',
  'The money of the first parcel was taken.': '已收取第一个包裹的款项。',
  'The money was given back.': '款项已退回。',
  'Money came that the order does not want.': '收到了订单不需要的款项。',
  'The provider does not hold the money any more.': '支付渠道的预授权已失效。',
  'The provider was not heard; it will be asked.': '支付渠道没有答复，系统会再次查询。',
  'The buyer has to finish paying.': '等待顾客完成付款。',
  'The payment could not be accepted.': '付款未通过审核。',
  'The checkout was interrupted.': '结算过程中断。',
  'It was not paid in time.': '未按时付款。',
  'It was not sent in time.': '未按时发货。',
  'It was not sent before the hold of its money ended.': '预授权到期前未发货。',
  'It did not go on by itself.': '订单停滞，已由员工处理。',
  'There was not enough stock.': '库存不足。',
  'There were not so many points left.': '积分不足。',
  'No reason was given.': '未填写原因。',
  'It was not taken at the door.': '顾客拒收。',
  'The order was cancelled.': '订单已取消。',
  'Another payment was made.': '已用其他方式付款。',
  'The order that it was added to was cancelled.': '原订单已取消。',
  'Its goods are held until the buyer has paid by the link, or the deadline has come.':
    '商品已保留，等待顾客在截止时间前通过链接付款。',
  'The goods may be sent back.': '同意退货。',
  'Nobody answered in time.': '未按时答复。',
  'The goods did not arrive in time.': '未按时收到退货。',
  'The return was refunded instead.': '改为退款。',
};
const ways: Readonly<Record<string, string>> = {
  card: '银行卡',
  redirect: '网上钱包',
  qr: '扫码支付',
  'on-delivery': '货到付款',
};

const shaped: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    /^Attempt (\d+) to pay, by ([a-z-]+)\.$/,
    (number, way) => `第 ${number} 次付款，${ways[way ?? ''] ?? way}。`,
  ],
  [/^The payment failed: (.+)\.$/, (code) => `付款失败：${code}。`],
  [
    /^Parcel (\d+) by ([^,]+)(?:, (.+))?$/,
    (number, carrier, tracking) => [`包裹 ${number}，${carrier}`, ...(tracking ? [tracking] : [])].join('，'),
  ],
  [/^Parcel (\d+) has arrived\.$/, (number) => `包裹 ${number} 已送达。`],
  [/^Parcel (\d+) is to be called off\.$/, (number) => `包裹 ${number} 将被取消。`],
  [/^Return (\d+) was asked for\.$/, (number) => `已提交退货申请 ${number}。`],
  [/^Staff added it to order (.+)\.$/, (order) => `员工将其加入订单 ${order}。`],
  [/^The money of (.+) was given back\.$/, (note) => `${note} 的款项已退回。`],
  [/^The provider refused to give money back for (.+)\.$/, (note) => `支付渠道拒绝了 ${note} 的退款。`],
];

/** Says in Chinese why something happened to an order, where the shop itself wrote it down; else as it was written. */
export function whyInChinese(told: string): string {
  const known = fixed[told];
  if (known !== undefined) return known;
  for (const [shape, say] of shaped) {
    const found = shape.exec(told);
    if (found) return say(...found.slice(1));
  }
  return told;
}

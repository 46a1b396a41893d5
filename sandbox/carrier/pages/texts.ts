import type { Language } from '../../shared/page/choose-language.ts';
import type { ParcelStatus } from '../domain/parcel.ts';

export type Texts = {
  title: string;
  sandbox: string;
  empty: string;
  emptyHint: string;
  label: string;
  forgotten: string;
  noMore: string;
  back: string;
  unknown: string;
  otherLanguage: string;
  older: string;
  statuses: Record<ParcelStatus, string>;
};

const en: Texts = {
  title: 'Parcels',
  sandbox: 'Test carrier: nothing is really sent. Move parcels along by hand.',
  empty: 'No parcels yet',
  emptyHint: 'A parcel appears when a shop books one.',
  label: 'Label',
  forgotten: 'The recipient is forgotten: its way has ended.',
  noMore: 'Its way has ended.',
  back: 'All parcels',
  unknown: 'There is no such label',
  otherLanguage: '中文',
  older: 'Older parcels',
  statuses: {
    label_created: 'Label created',
    picked_up: 'Picked up',
    in_transit: 'In transit',
    out_for_delivery: 'Out for delivery',
    failed_attempt: 'Failed attempt',
    delivered: 'Delivered',
    lost: 'Lost',
    returned_to_sender: 'Returned to sender',
    cancelled: 'Cancelled',
  },
};

const zh: Texts = {
  title: '包裹',
  sandbox: '测试承运商：不会真正寄送。请手动推进包裹。',
  empty: '还没有包裹',
  emptyHint: '商店下单寄件后，包裹会显示在这里。',
  label: '面单',
  forgotten: '运送已结束，收件人信息已删除。',
  noMore: '运送已结束。',
  back: '全部包裹',
  unknown: '没有这张面单',
  otherLanguage: 'English',
  older: '更早的包裹',
  statuses: {
    label_created: '面单已创建',
    picked_up: '已揽收',
    in_transit: '运输中',
    out_for_delivery: '派送中',
    failed_attempt: '派送未成功',
    delivered: '已签收',
    lost: '已丢失',
    returned_to_sender: '已退回寄件人',
    cancelled: '已取消',
  },
};

/** The words of the carrier's pages. */
export const texts: Record<Language, Texts> = { en, zh };

import type { shownEn } from '../en/shown-products.ts';

/** 商品上架与下架的文字，以及商品列表的视图。 */
export const shownZh: typeof shownEn = {
  shown: '上架状态',
  shownOrHidden: '全部',
  visible: '已上架',
  hidden: '已下架',
  views: [
    { name: '已下架', search: 'shown=hidden' },
    { name: '最近更改', search: 'sort=changed' },
  ],
  show: (count) => ({
    label: '上架…',
    title: `上架 ${count} 件商品？`,
    line: '上架后，顾客可以搜索和购买以下商品：',
    submit: `上架 ${count} 件商品`,
  }),
  hide: (count) => ({
    label: '下架…',
    title: `下架 ${count} 件商品？`,
    line: '下架后，顾客无法搜索或购买以下商品；库存、价格、评价和已有订单不受影响，可随时重新上架：',
    submit: `下架 ${count} 件商品`,
  }),
};

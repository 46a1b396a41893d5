import type { paletteEn } from '../en/palette.ts';

/** 全局搜索的文字。 */
export const paletteZh: typeof paletteEn = {
  palette: {
    title: '全局搜索',
    open: '搜索…',
    label: '页面、订单号、商品或 SKU，或顾客邮箱',
    placeholder: '页面、订单号、商品、SKU、邮箱…',
    results: '搜索结果',
    seeking: '正在搜索…',
    found: (count) => `找到 ${count} 项`,
    nothing: '没有匹配的内容。订单号与邮箱须完整输入；商品可按名称的一部分搜索。',
    hint: '↑ ↓ 选择，Enter 打开，Esc 关闭',
    groups: { order: '订单', customer: '顾客', product: '商品', screen: '前往', action: '操作' },
    actions: {
      toSend: '查看待发货订单',
      importProducts: '从文件导入商品',
      switchLanguage: 'Switch to English',
      light: '浅色模式',
      dark: '深色模式',
      shop: '打开店铺',
      signOut: '退出登录',
    },
  },
};

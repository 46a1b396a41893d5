import type { picturesEn } from '../en/pictures.ts';

/** The Chinese words of a product's pictures. */
export const picturesZh: typeof picturesEn = {
  pictures: {
    title: '图片',
    hint: '第一张为商品主图。支持 JPEG、PNG、WebP、AVIF 或 GIF；不保留拍摄地点和设备信息。',
    add: '添加图片…',
    drop: '把图片拖到这里，或用按钮选择。把一张图片拖到另一张上即可调整顺序。',
    added: (count) => `已添加 ${count} 张图片。`,
    undo: '撤销上一次更改',
    undone: '已撤销上一次更改。',
    noneTitle: '还没有图片',
    noneLine: '添加一张，顾客很快就能看到。',
    place: (place) => `图片 ${place}：`,
    noWords: '未填写说明',
    size: (width, height, kilobytes) => `${width} × ${height} 像素，${kilobytes} kB`,
    drawing: '矢量图',
    ofVariants: (count) => `用于 ${count} 个规格`,
    earlier: '前移',
    later: '后移',
    moved: (place) => `现在是第 ${place} 张图片。`,
    words: '说明…',
    wordsTitle: (place) => `图片 ${place} 显示的是什么？`,
    wordsHint: '写给看不到图片的人。如果商品名称已经说明一切，可以留空。',
    english: '英文',
    chinese: '中文',
    wordsDo: '保存',
    said: '说明已保存。',
    remove: '删除',
    removed: '图片已删除，可以撤销。',
    spoken: (action, place) => `${action}：图片 ${place}`,
  },
};

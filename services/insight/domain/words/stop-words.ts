/** Chinese words that sentences need and goods do not: they are not looked for while other words are left. */
export const stopWords: ReadonlySet<string> = new Set(
  '我想 我要 我想要 想买 要买 的 了 和 与 或 在 是 有 我 你 您 他 她 它 我们 你们 想 要 想要 买 购买 找 寻找 请 请问 给 送 送给 个 一个 一 款 一款 些 一些 件 一件 只 一只 吗 呢 吧 啊 把 用 能 可以 什么 哪里 这 那 这个 那个 最 很 比较 便宜'.split(
    ' ',
  ),
);

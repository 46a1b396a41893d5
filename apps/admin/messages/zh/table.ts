import type { tableEn } from '../en/table.ts';

const count = (number: number) => number.toLocaleString('zh-CN');

/** 各列表通用功能的文字。 */
export const tableZh: typeof tableEn = {
  table: {
    views: '视图',
    allOfThem: '全部',
    opensWith: '打开列表时默认显示',
    saveView: '保存此视图…',
    saveViewTitle: '保存列表当前的样子',
    saveViewLine: '筛选条件、列和排序会保存在此浏览器中，仅供您自己使用。',
    viewName: '视图名称',
    makeDefault: '打开列表时默认使用',
    viewSaved: (name) => `已保存视图“${name}”。`,
    forgetView: (name) => `删除视图“${name}”`,
    viewForgotten: (name) => `已删除视图“${name}”。`,
    columns: '显示列',
    columnsTitle: '选择要显示的列',
    exportList: '导出 CSV',
    exportingRows: (rows) => `已导出 ${count(rows)} 行`,
    exportedRows: (rows) => `共导出 ${count(rows)} 行。`,
    size: '每页行数',
    results: (total) => `共 ${total} 条`,
    choose: (name) => `选择 ${name}`,
    chooseAll: '选择本页全部',
    chosen: (rows) => `已选 ${rows} 项`,
    unchoose: '取消选择',
    sortBy: (column) => `按${column}排序`,
    running: (done, all) => `已处理 ${done} / ${all}`,
    resultsTitle: (good, all) =>
      good === all ? `${all} 项全部完成` : `${all} 项中完成 ${good} 项，其余请查看原因`,
    done: '完成',
    keys: {
      title: '快捷键',
      open: '快捷键',
      switchedOn: '在列表中使用单键快捷键',
      switchedOnHint: '如与读屏软件或语音控制冲突，可在此关闭。',
      key: '按键',
      what: '作用',
      next: '下一行',
      previous: '上一行',
      enter: '打开该行',
      choose: '选中或取消选中该行',
      help: '显示快捷键',
      palette: '搜索页面、订单、商品或顾客',
      escape: '关闭当前窗口',
    },
  },
  conflict: {
    changed: '您打开后，对方更改了：',
    keepMine: '保留我的并覆盖',
    takeTheirs: '采用对方的',
  },
};

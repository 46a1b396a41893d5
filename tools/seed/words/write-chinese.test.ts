import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanName } from '../names/clean-name.ts';
import { isFullyChinese } from './is-fully-chinese.ts';
import { writeChinese } from './write-chinese.ts';

const TITLES: readonly [description: string, title: string][] = [
  ['WHITE HANGING HEART T-LIGHT HOLDER', '白色悬挂式爱心茶蜡烛台'],
  ['LUNCH BAG RED RETROSPOT', '红色复古圆点午餐包'],
  ['CAKE STAND LOVEBIRD 2 TIER WHITE', '白色爱情鸟双层蛋糕架'],
  ['VINTAGE KEEPSAKE BOX PINK FLOWER', '复古粉色花朵纪念盒'],
  ['SET/6 RED SPOTTY PAPER CUPS', '红色圆点纸杯（6件套）'],
  ['MAGNETS PACK OF 4 SWALLOWS', '燕子冰箱贴（4件装）'],
  ['BOX OF 9 PEBBLE CANDLES', '鹅卵石蜡烛（盒装9件）'],
  ['4 TRADITIONAL SPINNING TOPS', '传统陀螺（4件装）'],
  ['RED PURSE WITH PINK HEART', '带粉色爱心的红色零钱包'],
  ['COFFEE MUG CAT + BIRD DESIGN', '小猫与小鸟图案咖啡马克杯'],
  ['HEART OF WICKER SMALL', '小号藤编爱心'],
  ['METAL SIGN TAKE IT OR LEAVE IT ', '“爱要不要”金属标牌'],
  ['RED TOADSTOOL LED NIGHT LIGHT', '红色毒蝇伞LED小夜灯'],
];

for (const [description, title] of TITLES) {
  test(`"${description}" reads "${title}"`, () => {
    assert.equal(writeChinese(cleanName(description)), title);
    assert.ok(isFullyChinese(title));
  });
}

test('a name with an unknown word has no Chinese title, not a mixture', () => {
  assert.equal(writeChinese(cleanName('RED ZYMURGIC MUG')), undefined);
});

test('a title with a Latin word that is no model is not fully Chinese', () => {
  assert.equal(isFullyChinese('红色 retrospot 马克杯'), false);
  assert.equal(isFullyChinese('Red retrospot mug'), false);
  assert.equal(isFullyChinese('LED'), false);
  assert.equal(isFullyChinese('A5尺寸笔记本'), true);
});

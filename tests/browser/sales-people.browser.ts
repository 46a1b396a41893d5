// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { en } from '../../apps/admin/messages/en.ts';
import { zh } from '../../apps/admin/messages/zh.ts';
import type { Client } from '../../apps/client/client.ts';
import { openShop } from '../support/open-shop.ts';
import { answerOf, checkOut, findVariant, readyCart } from '../support/shopper.ts';

const { shop, staffOnDesktop, staffOnPhone } = await openShop();
const nameIn = (language: 'en' | 'zh') => en.languages.of(en.editor.fields.title, language);
const said = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor();

/** A colleague at the same desk: whoever is signed in on a page, beside it. */
async function sameSession(page: Page): Promise<Client> {
  const { value = '' } = (await page.context().cookies()).find(({ name }) => /session/.test(name)) ?? {};
  return shop.clientWith({ 'souk-session': value });
}

/** What a dialog says when somebody else changed the same thing since it was opened. */
const noteOf = (dialog: Locator) => dialog.getByRole('alert').filter({ hasText: /Changed meanwhile by You/ });

async function changeCouponBesideAnother(page: Page, colleague: Client, promotionId: string): Promise<void> {
  await page.getByRole('button', { name: en.coupons.changeTitle('SPRING-20') }).click();
  const dialog = page.getByRole('dialog', { name: en.coupons.changeTitle('SPRING-20') });
  const { coupons } = answerOf(await colleague.order.listCoupons({ promotionId }));
  const { redeemed: _redeemed, changedBy: _by, changedAt: _at, ...seen } = coupons[0] ?? assert.fail();
  answerOf(await colleague.order.putCoupon({ ...seen, perBuyerMost: 3 }));
  await dialog.getByLabel(en.coupons.redemptionsMost).fill('50');
  await dialog.getByRole('button', { name: en.save }).click();
  await noteOf(dialog).getByRole('listitem').getByText(en.coupons.perBuyerMost).waitFor();
  await noteOf(dialog).getByRole('button', { name: en.conflict.keepMine }).click();
  // What was said of the first save may still stand there.
  await dialog.waitFor({ state: 'hidden' });
  await said(page, en.coupons.done('SPRING-20'));
  const kept = answerOf(await colleague.order.listCoupons({ promotionId })).coupons[0];
  assert.deepEqual([kept?.redemptionsMost, kept?.perBuyerMost, kept?.version], [50, 1, 3]);
}

async function renameGroupBesideAnother(page: Page, colleague: Client): Promise<void> {
  await page.getByRole('button', { name: en.groups.renameTitle('Trade') }).click();
  const dialog = page.getByRole('dialog', { name: en.groups.renameTitle('Trade') });
  const { groups } = answerOf(await colleague.user.listCustomerGroups({}));
  const { groupId, version } = groups.find(({ title }) => title.en === 'Trade') ?? assert.fail();
  const title = { en: 'Trade', zh: '批发商' };
  answerOf(await colleague.user.updateCustomerGroup({ groupId, version, title }));
  await dialog.getByLabel(nameIn('en')).fill('Wholesale');
  await dialog.getByRole('button', { name: en.save }).click();
  await noteOf(dialog).getByRole('listitem').getByText(en.editor.fields.title).waitFor();
  await noteOf(dialog).getByRole('button', { name: en.conflict.takeTheirs }).click();
  assert.equal(await dialog.getByLabel(nameIn('en')).inputValue(), 'Trade');
  await dialog.getByRole('button', { name: en.save }).click();
  await said(page, en.groups.renamed('Trade'));
}

test('browser: a promotion is written with a coupon, and a change of somebody else is shown before it is lost', async () => {
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  const [text, form] = [en.promotions, en.promotionForm];
  await visit('/promotions/new');
  await page.getByLabel(nameIn('en')).fill('Spring');
  await page.getByLabel(form.percent, { exact: true }).fill('20');
  await page.getByRole('button', { name: text.saveDo, exact: true }).click();
  await page.getByText(en.required).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: en.nav.orders }).click();
  await page.getByRole('button', { name: en.unsaved.stay }).click();
  await page.getByLabel(nameIn('zh')).fill('春季');
  await page.getByLabel(form.needsCoupon).check();
  await page.getByText('20% off all goods').waitFor();
  await page.getByText('全部商品减 20%').waitFor();
  await assertSound();
  await page.getByRole('button', { name: text.saveDo, exact: true }).click();
  await said(page, text.saved('Spring'));
  await page.getByRole('heading', { level: 1, name: 'Spring' }).waitFor();
  await page.getByRole('button', { name: en.coupons.addTitle }).click();
  const dialog = page.getByRole('dialog', { name: en.coupons.addTitle });
  await dialog.getByLabel(en.coupons.code, { exact: true }).fill('spring-20');
  await dialog.getByRole('button', { name: en.save }).click();
  await said(page, en.coupons.done('SPRING-20'));
  await page.getByRole('row', { name: /SPRING-20/ }).waitFor();

  const promotionId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const colleague = await sameSession(page);
  await changeCouponBesideAnother(page, colleague, promotionId);
  const seen = answerOf(await colleague.order.getPromotion({ promotionId }));
  answerOf(await colleague.order.putPromotion({ ...seen, priority: 7 }));
  await page.getByLabel(nameIn('en')).fill('Spring sale');
  await page.getByRole('button', { name: text.saveDo, exact: true }).click();
  const note = page.getByRole('alert').filter({ hasText: /Changed meanwhile by You/ });
  await note.getByRole('listitem').getByText('priority 7').waitFor();
  await assertSound();
  await note.getByRole('button', { name: en.conflict.keepMine }).click();
  await said(page, text.saved('Spring sale'));
  const kept = answerOf(await colleague.order.getPromotion({ promotionId }));
  assert.deepEqual([kept.title.en, kept.priority, kept.version], ['Spring sale', 0, 3]);

  await visit('/promotions');
  const { label, submit } = en.lists.promotions.pause(1);
  await page.getByRole('checkbox', { name: en.table.choose('Spring sale') }).check();
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: submit }).click();
  await page.getByRole('alert').getByText(`Spring sale: ${en.table.done}`).waitFor();
  await page.getByRole('row', { name: new RegExp(`Spring sale.*${text.states.paused}`) }).waitFor();
  await assertSound();
  const paused = answerOf(await colleague.order.getPromotion({ promotionId }));
  assert.deepEqual([paused.isActive, paused.version], [false, 4]);
  assert.deepEqual(
    complaints.filter((line) => !line.includes('409')),
    [],
  );
  await page.close();
});

test('browser: a customer is found, put into a new group, and erased by nobody who only looks', async () => {
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  await visit('/customer-groups');
  await page.getByRole('button', { name: en.groups.addTitle }).click();
  const dialog = page.getByRole('dialog', { name: en.groups.addTitle });
  await dialog.getByLabel(nameIn('en')).fill('Trade');
  await dialog.getByLabel(nameIn('zh')).fill('批发');
  await dialog.getByLabel(en.groups.code).fill('trade');
  await dialog.getByRole('button', { name: en.save }).click();
  await said(page, en.groups.made('Trade'));
  await renameGroupBesideAnother(page, await sameSession(page));
  await visit('/customers');
  await assertSound();
  await page.getByLabel(en.customers.searchLabel).fill('sam sh');
  await page.getByRole('button', { name: en.customers.search, exact: true }).click();
  await page.getByText(en.table.results('1'), { exact: true }).waitFor();
  await page.getByRole('checkbox', { name: en.table.choose('Sam Shopper') }).check();
  await page.getByRole('button', { name: en.lists.customers.group, exact: true }).click();
  const together = page.getByRole('dialog', { name: en.lists.customers.groupTitle(1) });
  await together.getByLabel(en.groups.name).selectOption({ label: 'Trade' });
  await assertSound();
  await together.getByRole('button', { name: en.lists.customers.groupDo(1) }).click();
  await page
    .getByRole('alert')
    .getByText(`Sam Shopper: ${en.lists.customers.groupDone('Trade')}`)
    .waitFor();
  await page.getByRole('link', { name: 'Sam Shopper' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sam Shopper' }).waitFor();
  await page.getByRole('button', { name: en.customer.leaveGroup('Trade') }).click();
  await said(page, en.customer.groupLeft('Sam Shopper', 'Trade'));
  assert.ok(!page.url().includes('sam'), 'what was searched for is in no address');
  await page.getByLabel(en.customer.addGroup).selectOption({ label: 'Trade' });
  await page.getByRole('button', { name: en.customer.addGroupDo, exact: true }).click();
  await said(page, en.customer.groupAdded('Sam Shopper', 'Trade'));
  await page.getByRole('button', { name: en.customer.leaveGroup('Trade') }).waitFor();
  await page.getByRole('button', { name: en.customer.erase }).click();
  const erase = page.getByRole('dialog', { name: en.customer.eraseTitle('Sam Shopper') });
  assert.equal(await erase.getByRole('button', { name: en.customer.eraseDo }).isDisabled(), true);
  await assertSound();
  await erase.getByRole('button', { name: en.cancel }).click();
  await page.getByRole('button', { name: en.customer.export }).click();
  await page.getByRole('button', { name: en.customer.exportDo }).click();
  await said(page, en.customer.started.export);
  await page.getByRole('table', { name: en.customer.cases }).waitFor();
  await assertSound();
  assert.deepEqual(
    complaints.filter((line) => !line.includes('409')),
    [],
  );
  await page.close();
});

test('browser: the day begins with figures of a market, in Chinese on a dark phone', async () => {
  const { variant } = await findVariant(shop.api, 'lantern');
  answerOf(await checkOut(shop.api, await readyCart(shop.api, variant.variantId)));
  const { page, visit, assertSound, complaints } = await staffOnPhone();
  const text = zh.dashboard;
  const tile = page.getByRole('radio', { name: new RegExp(`^${text.orders}\\s*[1-9]`) });
  // Figures follow the order within seconds.
  for (const end = Date.now() + 30_000; ;) {
    await visit('/?market=gb&days=7');
    if ((await tile.count()) > 0 || Date.now() > end) break;
  }
  await page.locator('label').filter({ has: tile }).click();
  await page.getByRole('img', { name: new RegExp(text.chart(text.orders)) }).waitFor();
  await page.getByText(text.asTable).click();
  await page.getByRole('table', { name: text.chart(text.orders) }).waitFor();
  await assertSound();
  assert.deepEqual(complaints, []);
  await page.close();
});

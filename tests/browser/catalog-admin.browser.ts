// topologies: one-process
// shop: shared
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '#runtime/testing/until.ts';
import { en } from '../../apps/admin/messages/en.ts';
import { zh } from '../../apps/admin/messages/zh.ts';
import { openShop } from '../support/open-shop.ts';
import { answerOf } from '../support/shopper.ts';

const { shop, staffOnDesktop, staffOnPhone } = await openShop();

test('browser: staff make a category and a product from nothing, and two who change it are brought together', async () => {
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  const said = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const dialog = page.getByRole('dialog');
  const nameIn = (language: 'en' | 'zh') =>
    page.getByLabel(en.languages.of(en.editor.fields.title, language), { exact: true });

  await visit('/categories');
  await page.getByRole('button', { name: en.categories.add }).click();
  await dialog.getByLabel(en.languages.of(en.editor.fields.title, 'en')).fill('Tea towels');
  await dialog.getByRole('button', { name: en.save }).click();
  await said(en.categories.saved('Tea towels'));

  await visit('/products/new');
  await nameIn('en').fill('Tea towel of linen');
  await page.getByLabel(en.editor.fields.slug, { exact: true }).fill('tea-towel-of-linen');
  await page.getByRole('combobox', { name: en.editor.fields.categorySlugs }).fill('Tea tow');
  await page.getByRole('option', { name: 'Tea towels' }).click();
  await page.getByRole('button', { name: en.save, exact: true }).click();
  await page.getByText(en.editor.variantNeeded).waitFor();
  await page.getByRole('link', { name: en.editor.viewNames.variants }).click();
  await page.getByRole('button', { name: en.editor.addVariant }).click();
  await dialog.getByLabel(en.product.sku).fill('TOWEL-1');
  await dialog.getByLabel(en.editor.priceIn(en.product.markets.gb)).fill('4.50');
  await dialog.getByRole('button', { name: en.editor.variantDo }).click();
  await page.getByRole('row', { name: /TOWEL-1.*£4.50/ }).waitFor();
  await assertSound();
  await page.getByRole('button', { name: en.save, exact: true }).click();
  await said(en.editor.made('Tea towel of linen'));

  await visit('/products/tea-towel-of-linen');
  await page.getByText(en.languages.missing).first().waitFor();
  await nameIn('en').fill('Linen tea towel');
  const other = await staffOnDesktop();
  await other.visit('/products/tea-towel-of-linen');
  const theirs = other.page.getByLabel(en.languages.of(en.editor.fields.title, 'en'), { exact: true });
  await theirs.fill('Towel for tea');
  await other.page.getByRole('button', { name: en.save, exact: true }).click();
  await other.page.getByRole('status').getByText(en.editor.saved).waitFor();
  await other.page.close();
  await page.getByRole('button', { name: en.save, exact: true }).click();
  await page.getByText(en.editor.newerLine).waitFor();
  await page.getByText(/Changed meanwhile by You/).waitFor();
  await assertSound();
  await page.getByLabel(en.editor.theirs(en.youDid), { exact: false }).check();
  await page.getByRole('button', { name: en.editor.goOn }).click();
  await page.getByText(en.editor.newerLine).waitFor({ state: 'detached' });
  assert.equal(await nameIn('en').inputValue(), 'Towel for tea');
  await nameIn('zh').fill('亚麻茶巾');
  await page.getByRole('link', { name: en.product.back }).click();
  await dialog.getByText(en.unsaved.line).waitFor();
  await dialog.getByRole('button', { name: en.unsaved.stay }).click();
  await page.getByRole('button', { name: en.save, exact: true }).click();
  await said(en.editor.saved);
  const seen = await shop.api.catalog.getProduct({ slug: 'tea-towel-of-linen', locale: 'en-gb' });
  assert.equal(seen.isOk && seen.answer.title, 'Towel for tea');
  assert.deepEqual(
    complaints.filter((line) => !line.includes('409')),
    [],
  );
  await page.close();
});

test('browser: whoever changes a category that a colleague has just changed is told what, and takes it over', async () => {
  const { page, visit, assertSound } = await staffOnDesktop();
  const said = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const dialog = page.getByRole('dialog');
  const name = dialog.getByLabel(en.languages.of(en.editor.fields.title, 'en'));
  await visit('/categories');
  await page.getByRole('button', { name: en.categories.changeTitle('Tea towels') }).click();
  await name.fill('Towels for tea');
  const { value: session = '' } =
    (await page.context().cookies()).find(({ name }) => /session/.test(name)) ?? {};
  const colleague = shop.clientWith({ 'souk-session': session });
  const { categories } = answerOf(await colleague.catalog.listCategoriesForStaff({}));
  const towels = categories.find(({ title }) => title.en === 'Tea towels');
  assert.ok(towels);
  const { slug, parentSlug, position, version } = towels;
  const renamed = { slug, parentSlug, position, version, title: { en: 'Kitchen towels', zh: '厨房巾' } };
  answerOf(await colleague.catalog.importCategories({ categories: [renamed] }));
  await dialog.getByRole('button', { name: en.save }).click();
  const note = dialog.getByRole('alert').filter({ hasText: /Changed meanwhile by You/ });
  await note.getByText(en.editor.fields.title, { exact: true }).waitFor();
  await assertSound();
  await note.getByRole('button', { name: en.conflict.takeTheirs }).click();
  await note.waitFor({ state: 'detached' });
  assert.equal(await name.inputValue(), 'Kitchen towels');
  await name.fill('Tea towels');
  await dialog.getByRole('button', { name: en.save }).click();
  await said(en.categories.saved('Tea towels'));
  await page.close();
});

test('browser: a product is hidden and shown again together with others, and the shop follows', async () => {
  const { page, visit, assertSound, complaints } = await staffOnDesktop();
  const dialog = page.getByRole('dialog');
  await visit('/products?name=tea-towel-of');
  const list = en.productList;
  const shownInShop = async () =>
    (await page.request.get(`${shop.url}/en-gb/products/tea-towel-of-linen`)).status();
  const change = async (said: ReturnType<typeof list.hide>) => {
    await page.getByRole('checkbox', { name: en.table.choose('Towel for tea') }).check();
    await page.getByRole('button', { name: said.label, exact: true }).click();
    await dialog.getByText('Towel for tea').waitFor();
    await assertSound();
    await dialog.getByRole('button', { name: said.submit }).click();
    await page.getByRole('alert').getByText(`Towel for tea: ${list.outcomes.changed}`).waitFor();
  };
  await change(list.hide(1));
  await page.getByRole('row', { name: new RegExp(`Towel for tea.*${list.hidden}`) }).waitFor();
  await until(async () => (await shownInShop()) === 404, 20_000, 'the page of a hidden product leaving');
  await visit('/products?shown=hidden');
  await page.getByText(en.table.results('1'), { exact: true }).waitFor();
  await change(list.show(1));
  await page.getByText(list.filteredNone).waitFor();
  await until(async () => (await shownInShop()) === 200, 20_000, 'the page of a product coming back');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('browser: rules, cases and reports are read and changed in Chinese on a phone', async () => {
  const { page, visit, assertSound, complaints } = await staffOnPhone();
  for (const path of [
    '/products',
    '/categories',
    '/collections/new',
    '/reconciliation',
    '/reconciliation?view=balances',
    '/reports?view=products',
    '/reports?view=ages',
    '/rules?view=tax',
  ]) {
    await visit(path);
    await assertSound();
  }
  const text = zh.rules;
  await visit('/rules?market=gb');
  const costs = page.getByLabel(text.costs, { exact: true }).first();
  await costs.waitFor();
  const before = await costs.inputValue();
  await costs.fill('12.34');
  await page.getByLabel(text.exampleTitle).getByText('£12.34').waitFor();
  await assertSound();
  await page.getByRole('button', { name: zh.save, exact: true }).click();
  await page.getByRole('status').getByText(text.saved).waitFor();
  await page.getByRole('button', { name: text.undo }).click();
  await page.getByRole('dialog').getByRole('button', { name: text.undoDo, exact: true }).click();
  await page.getByRole('status').getByText(text.undone).waitFor();
  await page.getByText(zh.unsaved.bar).waitFor({ state: 'detached' });
  assert.equal(await costs.inputValue(), before);

  const { value: session = '' } =
    (await page.context().cookies()).find(({ name }) => /session/.test(name)) ?? {};
  const colleague = shop.clientWith({ 'souk-session': session });
  const { rules, version } = answerOf(await colleague.order.getMarketRules({ market: 'gb' }));
  const slower = rules.methods.map((method) => ({ ...method, daysMax: method.daysMax + 1 }));
  await costs.fill('12.34');
  answerOf(
    await colleague.order.putMarketRules({ market: 'gb', version, rules: { ...rules, methods: slower } }),
  );
  await page.getByRole('button', { name: zh.save, exact: true }).click();
  const note = page.getByRole('alert').filter({ hasText: zh.conflict.changed });
  await note.getByRole('listitem').getByText(text.methods, { exact: true }).waitFor();
  await assertSound();
  await note.getByRole('button', { name: zh.conflict.takeTheirs }).click();
  await note.waitFor({ state: 'detached' });
  assert.equal(await costs.inputValue(), before);
  answerOf(await colleague.order.putMarketRules({ market: 'gb', version: version + 1, rules }));
  assert.deepEqual(
    complaints.filter((line) => !line.includes('409')),
    [],
  );
  await page.close();
});

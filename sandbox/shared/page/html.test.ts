import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('texts are escaped, finished HTML is kept, and undefined leaves nothing', () => {
  const attack = `<img src=x onerror="alert('1')">&`;
  const escaped = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;';
  assert.equal(html`<b title="${attack}">${attack}</b>`.html, `<b title="${escaped}">${escaped}</b>`);
  assert.equal(
    html`${html`<b>${1}</b>`}${[html`<i></i>`, html`<u></u>`]}${undefined}`.html,
    '<b>1</b><i></i><u></u>',
  );
});

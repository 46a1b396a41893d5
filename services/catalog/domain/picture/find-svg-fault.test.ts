import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSvgFault } from './find-svg-fault.ts';

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${attributes}>${inside}</svg>`;

const allowed = {
  'a drawing': svg('<rect width="10" height="10" fill="#abc"/><g><path d="M0 0L9 9"/></g>'),
  'a declaration and a comment': `<?xml version="1.0"?>\n<!-- a cup -->\n${svg('')}\n`,
  'a reference to its own part': svg(
    '<defs><linearGradient id="g.1"><stop offset="0"/></linearGradient></defs><rect fill="url(#g.1)" style="fill: url( \'#g.1\' )"/><use href="#g.1" xlink:href="#g.1"/>',
    ' xmlns:xlink="http://www.w3.org/1999/xlink"',
  ),
  'text with entities': svg('<text x="1">Salt &amp; pepper &#233; 茶杯</text><title>on &lt;sale&gt;</title>'),
  'an element that closes itself': '<svg/>',
};

const refused = {
  'a script': svg('<script>alert(1)</script>'),
  'a script in capitals': svg('<SCRIPT>alert(1)</SCRIPT>'),
  'a script of another namespace': svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>'),
  'an event handler': svg('<rect onclick="alert(1)"/>'),
  'an event handler on the root': svg('', ' onload="alert(1)"'),
  'an event handler in odd letters': svg('<rect OnMouseOver = "alert(1)"/>'),
  'an event handler with a prefix': svg('<rect ev:onclick="x"/>'),
  'an event handler without quotes': svg('<rect onclick=alert(1) />'),
  'an outer picture': svg('<image href="https://example.com/a.png"/>'),
  'an outer reference': svg('<use href="https://example.com/a.svg#x"/>'),
  'a script as reference': svg('<use xlink:href="javascript:alert(1)"/>'),
  'data as reference': svg('<use href="data:image/svg+xml;base64,AAAA"/>'),
  'an outer reference by a prefix of its own': svg(
    '<use x:href="//example.com/a.svg#x" xmlns:x="http://www.w3.org/1999/xlink"/>',
  ),
  'another namespace': svg('<title xmlns="http://www.w3.org/1999/xhtml">x</title>'),
  'an outer fill': svg('<rect fill="url(https://example.com/#x)"/>'),
  'an outer fill in the style': svg('<rect style="fill:url(//example.com/x)"/>'),
  'an outer fill behind an inner one': svg('<rect style="fill:url(#a);mask:url(//b)"/>'),
  'an outer fill by entities': svg('<rect fill="&#117;rl(//example.com)"/>'),
  'an outer fill by escapes': svg('<rect style="fill:u\\72l(//example.com)"/>'),
  'an import': svg('<rect style="@import \'//example.com\'"/>'),
  'a style sheet': svg('<style>@import url(//example.com)</style>'),
  'HTML inside': svg('<foreignObject><p>x</p></foreignObject>'),
  'a link': svg('<a href="#x"><rect/></a>'),
  'an animation of a reference': svg('<set attributeName="href" to="javascript:alert(1)"/>'),
  'a base': svg('<use href="#x"/>', ' xml:base="https://example.com/"'),
  'a document type': `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`,
  'an own entity': svg('<text>&a;</text>'),
  'an own entity in a value': svg('<text x="&a;"/>'),
  'a processing instruction': `<?xml-stylesheet href="//example.com"?>${svg('')}`,
  'a character data section': svg('<![CDATA[<script>1</script>]]>'),
  'an open element': '<svg><g></svg>',
  'an unclosed root': '<svg>',
  'two roots': '<svg/><svg/>',
  'text around': `hello ${svg('')}`,
  'another root': '<g/>',
  nothing: '',
  'no picture': 'hello',
  'a control character': svg('<text>\u0000</text>'),
};

for (const [what, picture] of Object.entries(allowed)) {
  test(`allowed: ${what}`, () => assert.equal(findSvgFault(picture), undefined));
}
for (const [what, picture] of Object.entries(refused)) {
  test(`refused: ${what}`, () => assert.equal(typeof findSvgFault(picture), 'string'));
}

test('a large picture is judged in a moment, however it is built', () => {
  const hostile = [
    svg('<g>'.repeat(5000)),
    svg('&amp;'.repeat(4000)),
    svg(`<rect ${'a="b" '.repeat(3000)}`),
    '<!--'.repeat(5000),
  ];
  const start = performance.now();
  for (const picture of hostile) findSvgFault(picture.slice(0, 20_000));
  assert.ok(performance.now() - start < 500);
});

const kinds = ['Lamp', 'Mug', 'Chair', 'Kettle', 'Blanket', 'Clock', 'Basket', 'Mirror', 'Teapot', 'Shelf'];
const colours = ['Red', 'Blue', 'Green', 'White', 'Black', 'Grey', 'Yellow'];
const materials = ['Oak', 'Steel', 'Glass', 'Cotton', 'Clay'];
const names = [
  'Aspen',
  'Birch',
  'Cedar',
  'Dahlia',
  'Elm',
  'Fern',
  'Ginger',
  'Hazel',
  'Iris',
  'Juniper',
  'Larch',
];

/** A product file of so many made-up products, piece by piece; the same each time, and no two alike. */
export function* largeFile(products: number): Generator<string> {
  yield 'slug,sku,title_en,description_en,price_gb,weight_grams\n';
  for (let index = 1; index <= products; index += 1) {
    const pick = (from: readonly string[], step: number) =>
      from[Math.floor(index / step) % from.length] ?? '';
    const [kind, colour, material, name] = [
      pick(kinds, 1),
      pick(colours, 3),
      pick(materials, 7),
      pick(names, 11),
    ];
    const title = `${name} ${colour} ${material} ${kind} ${index}`;
    const slug = `large-${index}-${kind.toLowerCase()}`;
    const price = `${1 + (index % 90)}.${String(index % 100).padStart(2, '0')}`;
    const words = `"A ${colour.toLowerCase()} ${kind.toLowerCase()} of ${material.toLowerCase()}, made in batch ${index % 997}."`;
    yield `${slug},LARGE-${index},${title},${words},${price},${100 + (index % 5000)}\n`;
  }
}

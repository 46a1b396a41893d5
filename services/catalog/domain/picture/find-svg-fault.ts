import { svgVocabulary } from './svg-vocabulary.ts';

const declaration = /^\uFEFF?\s*(<\?xml\s[^<>]*\?>\s*)?/;
const comment = /^<!--(?:(?!--)[\s\S])*-->/;
const openingTag = /^<([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/;
const closingTag = /^<\/([A-Za-z][A-Za-z0-9]*)\s*>/;
const attribute = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
/** Text between tags: no lone `&`, so that no entity of somebody's own hides anything. */
const plainText = /^(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)+/;
// oxlint-disable-next-line no-control-regex -- XML 1.0 forbids them, and so do we
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Why a picture may not be stored, or undefined when it may. What is allowed is listed (`svg-vocabulary.ts`): elements
 * that draw, no script, no event handlers, no references to anything outside the picture, no document type.
 */
export function findSvgFault(svg: string): string | undefined {
  if (controls.test(svg)) return 'The picture holds control characters.';
  let rest = svg.slice(declaration.exec(svg)?.[0].length ?? 0);
  const open: string[] = [];
  let isRootSeen = false;
  while (rest !== '') {
    const opened = openingTag.exec(rest);
    const closed = opened ? null : closingTag.exec(rest);
    const skipped = opened ?? closed ?? comment.exec(rest) ?? plainText.exec(rest);
    if (!skipped) return `The picture is not plain SVG at “${rest.slice(0, 30)}”.`;
    if (open.length === 0 && !isAllowedOutside(skipped[0], opened?.[1], isRootSeen)) {
      return 'The picture is not one svg element.';
    }
    if (opened) {
      const [, name = '', attributes = '', selfClosing] = opened;
      const fault = findElementFault(name, attributes);
      if (fault) return fault;
      isRootSeen = true;
      if (selfClosing === '') open.push(name);
    }
    if (closed && open.pop() !== closed[1]) return `The picture closes ${closed[1]} where it is not open.`;
    rest = rest.slice(skipped[0].length);
  }
  if (open.length > 0) return `The picture does not close ${open.at(-1)}.`;
  return isRootSeen ? undefined : 'The picture is not one svg element.';
}

function isAllowedOutside(piece: string, name: string | undefined, isRootSeen: boolean): boolean {
  return name === 'svg' ? !isRootSeen : piece.trim() === '' || piece.startsWith('<!--');
}

function findElementFault(name: string, attributes: string): string | undefined {
  if (!svgVocabulary.elements.has(name)) return `The picture may not hold the element ${name}.`;
  for (const [, key = '', double, single] of attributes.matchAll(attribute)) {
    const fault = findAttributeFault(key, readEntities(double ?? single ?? ''));
    if (fault) return fault;
  }
  return undefined;
}

function findAttributeFault(key: string, value: string | undefined): string | undefined {
  const name = key.toLowerCase();
  const localName = name.split(':').at(-1) ?? '';
  if (value === undefined) return `The attribute ${key} of the picture holds an unknown entity.`;
  if (name === 'xmlns' || name.startsWith('xmlns:')) {
    return svgVocabulary.namespaces.has(value)
      ? undefined
      : `The picture may not hold the namespace ${value}.`;
  }
  if (localName.startsWith('on')) return `The picture may not hold the event handler ${key}.`;
  if (name === 'xml:base') return 'The picture may not set a base for its references.';
  if (localName === 'href' || localName === 'src') {
    return /^#[\w.-]+$/.test(value)
      ? undefined
      : `The attribute ${key} may refer only to the picture’s own parts.`;
  }
  return findValueFault(key, value);
}

/** Values that load: `url(…)` of anything but a part of the picture, imports, and escapes that could hide either. */
function findValueFault(key: string, value: string): string | undefined {
  const squeezed = value.replaceAll(/\s+/g, '').toLowerCase();
  const outside = squeezed.replaceAll(/url\((["']?)#[\w.-]+\1\)/g, '');
  const isLoading = /url\(|image\(|image-set\(|src\(|@|\\|\/\*|javascript:|data:|expression\(/.test(outside);
  return isLoading ? `The attribute ${key} may refer only to the picture’s own parts.` : undefined;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The value with its entities read; undefined when one is unknown. */
function readEntities(value: string): string | undefined {
  const withoutEntities = value.replaceAll(/&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});/g, '');
  if (withoutEntities.includes('&')) return undefined;
  return value.replaceAll(/&(#x[0-9a-fA-F]+|#\d+|[a-z]+);/g, (_, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? '';
    const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

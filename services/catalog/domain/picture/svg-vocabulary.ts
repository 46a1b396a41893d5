const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/**
 * The parts of SVG 1.1 and 2 that only draw. Missing on purpose: script, style, foreignObject, image, a, animation
 * (it can rewrite a reference) and everything that is not SVG.
 */
export const svgVocabulary = {
  elements: words(`
    svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
    feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence switch view`),
  /** Of elements and of the older references (`xlink:href`). */
  namespaces: words('http://www.w3.org/2000/svg http://www.w3.org/1999/xlink'),
};

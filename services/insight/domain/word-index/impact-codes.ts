const codesMost = 4095;
const smallest = 0.005;
const step = 1.002;
const logStep = Math.log(step);
const impacts = Float32Array.from({ length: codesMost + 1 }, (_, code) => smallest * step ** code);

/** Impacts of words in documents (0.005 to 17) in twelve bits, exact to a thousandth. */
export const impactCodes = {
  of: (impact: number): number => {
    const code = Math.round(Math.log(impact / smallest) / logStep);
    return Math.min(codesMost, Math.max(0, code));
  },
  impactOf: (code: number): number => impacts[code] ?? 0,
};

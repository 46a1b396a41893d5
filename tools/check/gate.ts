/** What a gate found; `checked` counts the files or tests it looked at, `output` says what is wrong. */
export type GateOutcome = { checked: number; isGood: boolean; output: string };

/** One thing that must hold before a change is shared; `unit` names what it counts. */
export type Gate = { name: string; unit: 'files' | 'tests'; run: (folder: string) => Promise<GateOutcome> };

/** Passes a gate only when it looked at something: a gate that checked nothing would stay green for ever. */
export function judge(gate: Gate, outcome: GateOutcome): GateOutcome {
  if (outcome.checked > 0 || !outcome.isGood) return outcome;
  return {
    ...outcome,
    isGood: false,
    output: `0 ${gate.unit} checked by ${gate.name}\n${outcome.output}`.trimEnd(),
  };
}

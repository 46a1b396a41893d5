/** The ages of goods in days, first and last included; the last band has no end. */
export const ageBands = [
  { fromDays: 0, toDays: 30 },
  { fromDays: 31, toDays: 60 },
  { fromDays: 61, toDays: 90 },
  { fromDays: 91, toDays: 180 },
  { fromDays: 181, toDays: 365 },
  { fromDays: 366, toDays: null },
] as const;

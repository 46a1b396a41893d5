/** One guard taken away: what of a file is replaced by what, why that matters, and the test that must then fail. */
export type Mutation = {
  name: string;
  /** Path from the project's root. */
  file: string;
  /** Must stand in the file exactly once. */
  text: string;
  instead: string;
  /** What would go wrong in a shop. */
  why: string;
  /** The test file that is run, and the name of one of its tests that must fail. */
  test: { file: string; name: string };
};

import type { Market } from './market-names.ts';

/** A line of a product file that another file's product becomes, by column; or why it becomes none. */
export type MappedLine = { fields: Record<string, string> } | { fault: Fault };
/** What is wrong in a file: its line, the column, and the reason for people. */
export type Fault = { line: number; column: string; reason: string };
type AttributeType = 'text' | 'number' | 'boolean';
/** What products of a file refer to, to be written before them. */
export type Definitions = {
  brands: ReadonlyMap<string, string>;
  attributes: ReadonlyMap<string, { type: AttributeType; unit: string | null; title: string }>;
};

/** A kind of file that can be turned into a product file. The text comes in pieces that are cut anywhere. */
export type FileFormat = {
  columns: readonly string[];
  /** Reads the whole file for what its products refer to. */
  define: (text: AsyncIterable<string>) => Promise<Definitions>;
  /** Turns each product of the file into a line. Nothing of it is looked up in the shop. */
  map: (text: AsyncIterable<string>, definitions: Definitions) => AsyncIterable<MappedLine>;
};

export type MapOptions = { market: Market; price: string | undefined };

/** The sales of a British shop from December 2010 to June 2011, as they come with the project. */
export const RETAIL_FILE = new URL('../data/online-retail-2010-12_2011-06.csv.gz', import.meta.url);

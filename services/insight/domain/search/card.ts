/** What is shown of a product in a list. The price is in the smallest unit of the market's currency. */
export type Card = {
  productId: string;
  slug: string;
  title: string;
  picture: string | null;
  priceMinor: number;
  hasPriceRange: boolean;
  isAvailable: boolean;
};

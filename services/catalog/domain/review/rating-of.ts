/** The rating that so many ratings of one star, two … five make; the mean to two digits. */
export function ratingOf(histogram: readonly number[]): {
  count: number;
  mean: number | null;
  histogram: number[];
} {
  const count = histogram.reduce((sum, ratings) => sum + ratings, 0);
  const stars = histogram.reduce((sum, ratings, index) => sum + ratings * (index + 1), 0);
  return {
    count,
    mean: count === 0 ? null : Math.round((stars * 100) / count) / 100,
    histogram: [...histogram],
  };
}

export type Category = { slug: string; title: string; parentSlug: string | null };

/** A category and those above it, the highest first; nothing for a slug that no category has. */
export function categoryTrail(categories: readonly Category[], slug: string): Category[] {
  const trail: Category[] = [];
  let at = categories.find((each) => each.slug === slug);
  while (at && !trail.includes(at)) {
    trail.unshift(at);
    const { parentSlug } = at;
    at = categories.find((each) => each.slug === parentSlug);
  }
  return trail;
}

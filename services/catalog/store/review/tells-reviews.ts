/** Key, version and payload of the event that tells of the product `p`; the lock of its rating makes the clock a version. */
export const tellsReviews = `p.product_id::text, (extract(epoch from clock_timestamp()) * 1000000)::bigint,
       jsonb_build_object('productId', p.product_id, 'slug', p.slug)`;

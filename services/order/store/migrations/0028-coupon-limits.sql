-- What a use of a coupon was allowed by, so that it can be judged after the coupon allows less: how many uses of one buyer there
-- might be then, and in which order uses were taken (by whoever held the row of the coupon, so the order is that of the uses of one
-- coupon). Uses from before are not judged, and count as the earliest. Version before this one writes the place too, by the default.
create sequence coupon_redemption_place;
alter table coupon_redemptions add column place bigint, add column per_buyer_most integer;
alter table coupon_redemptions alter column place set default nextval('coupon_redemption_place');

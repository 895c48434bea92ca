-- What people of the shop give by their own judgement is counted per person and day: points by hand, coupons, more time.
create index points_entry_by_hand on points_entry (business_id, at) where kind = 'by-hand';
create index coupon_by_hand on coupon (business_id, issued_at) where origin = 'hand';
create index coupon_event_more_time on coupon_event (business_id, at) where kind = 'extended';

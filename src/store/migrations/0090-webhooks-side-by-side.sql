-- Who tells an address has the delivery for so long: another round, or another process, leaves it to him, and whoever died gives it back.
alter table webhook_delivery add column leased_until timestamptz;

-- Each address is asked for its own: one that hangs does not stand before the others.
drop index webhook_delivery_waiting;
create index webhook_delivery_waiting on webhook_delivery (business_id, endpoint_id, next_at) where state = 'waiting';

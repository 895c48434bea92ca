-- What left and is not confirmed yet, and what lately failed: looked through every minute for another way to the customer.
create index message_stranded on message (business_id, state_at) where state in ('handed', 'failed') and contact_id is not null;

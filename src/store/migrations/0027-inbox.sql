-- The inbox: from which address a stranger wrote, so that his words can be given to the customer he turns out to be.

alter table reply add column sender_address text;
create index reply_sender on reply (business_id, sender_address) where customer_id is null;
create index reply_at on reply (business_id, at desc);
create index reply_message on reply (business_id, message_id);

-- The link of a calendar feed is signed; a key beside it was never used.
alter table resource drop column feed_key;

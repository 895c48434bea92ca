-- The line of the trace is written for every message that leaves, and was put into two indexes: one by its own id, which nobody asks for,
-- and one by the message. One serves both.
alter table message_event drop constraint message_event_pkey;
alter table message_event add primary key (business_id, message_id, message_event_id);
drop index message_event_message;

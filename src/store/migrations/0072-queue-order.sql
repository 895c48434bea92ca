-- What waits is taken in the order of its moment, and of one moment in the order in which it came, which is how it lies on the pages: rows and
-- messages that are neighbours are read together. Without the id in it the index cannot be mistaken for the key when rows are named, however
-- old the statistics are, and a mailing of one moment takes a tenth of the room.
drop index message_queue_due;
create index message_queue_due on message_queue (business_id, channel, not_before);

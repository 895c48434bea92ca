-- What other programs booked is asked by its source, when a calendar is read again, and by time, when a visit of ours leaves its minutes.
create index outside_booking_source on outside_booking (business_id, source, ends_at);
create index outside_booking_end on outside_booking (business_id, ends_at);

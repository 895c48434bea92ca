-- Why a customer stands where he stands is kept as it was said, like the evidence of a contact: it is written for everybody in one night,
-- and read whole.
alter table understanding alter column reason type json using reason::json;
alter table segment_history alter column reason type json using reason::json;

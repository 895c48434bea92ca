-- A purchase changes the few rows that are known and planned of one customer: room for the new row beside the old one, so that the indexes
-- over what has not changed need not be told.
alter table understanding set (fillfactor = 85);
alter table due_event set (fillfactor = 90);
alter table plan_mark set (fillfactor = 85);

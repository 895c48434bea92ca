-- A shop that counted in leva counts in euros: its sums are converted once and for all, and what the receipt said is kept beside them.
alter table purchase add column paid_currency text;
alter table purchase add column paid_minor bigint;
alter table refund add column paid_currency text;
alter table refund add column paid_minor bigint;

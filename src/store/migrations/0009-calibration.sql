-- Earlier forecasts against what came, counted at most once a day: the report is read whole and can be counted again.
create table calibration_report (
  business_id integer not null,
  as_of date not null,
  -- JSON's null when no window had passed yet.
  report jsonb not null,
  primary key (business_id)
);

-- Every tenant table answers only for the business the transaction was opened for.
alter table calibration_report enable row level security;
alter table calibration_report force row level security;
create policy tenant on calibration_report using (business_id = current_setting('app.business_id')::integer);

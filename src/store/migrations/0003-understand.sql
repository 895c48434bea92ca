-- What is known about each customer, and the model it is known from. Everything here can be computed again from the purchases.

create table understanding_model (
  business_id integer not null,
  fitted_at timestamptz not null,
  -- Parameters, season, evidence: read whole, validated by the program.
  model jsonb not null,
  primary key (business_id)
);

create table understanding (
  business_id integer not null,
  customer_id uuid not null,
  as_of date not null,
  purchases integer not null check (purchases > 0),
  first_day date not null,
  -- The last purchase day, from which the running cycle counts.
  anchor_day date not null,
  cycle_days real not null check (cycle_days > 0),
  basis text not null check (basis in ('own', 'business', 'trade')),
  due_day date,
  no_date_reason text check (no_date_reason in ('too-uncertain', 'probably-gone')),
  window_from date,
  window_to date,
  due_p10 date not null,
  due_p50 date not null,
  due_p90 date not null,
  strength real not null,
  p_alive real not null,
  p14 real not null,
  p28 real not null,
  segment text not null check (segment in ('regular', 'periodic', 'lost', 'one-timer', 'new')),
  -- {code, data}: the sentence is made from it in the reader's language.
  reason jsonb not null,
  value_365_minor bigint,
  primary key (business_id, customer_id),
  foreign key (business_id, customer_id) references customer on delete cascade,
  check ((due_day is null) = (no_date_reason is not null)),
  check ((due_day is null) = (window_from is null) and (due_day is null) = (window_to is null))
);
create index understanding_segment on understanding (business_id, segment, customer_id);
create index understanding_due on understanding (business_id, due_day, customer_id) where due_day is not null;
create index understanding_as_of on understanding (business_id, as_of);

-- One line a change, so that a share of any past day can be counted again.
create table segment_history (
  business_id integer not null,
  customer_id uuid not null,
  day date not null,
  segment text not null check (segment in ('regular', 'periodic', 'lost', 'one-timer', 'new')),
  reason jsonb not null,
  primary key (business_id, customer_id, day),
  foreign key (business_id, customer_id) references customer on delete cascade
);
create index segment_history_day on segment_history (business_id, day);

alter table understanding_model enable row level security;
alter table understanding_model force row level security;
create policy tenant on understanding_model using (business_id = current_setting('app.business_id')::integer);
alter table understanding enable row level security;
alter table understanding force row level security;
create policy tenant on understanding using (business_id = current_setting('app.business_id')::integer);
alter table segment_history enable row level security;
alter table segment_history force row level security;
create policy tenant on segment_history using (business_id = current_setting('app.business_id')::integer);

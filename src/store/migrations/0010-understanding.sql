-- Thresholds of the segments, cycles by product group and thing, and how sure the value of a year is. What is computed can be computed again.

-- The business's own thresholds; without a row the defaults hold.
create table segment_policy (
  business_id integer not null,
  policy jsonb not null,
  changed_at timestamptz not null,
  primary key (business_id)
);

-- Product groups whose packs are used up: three packs last three times as long.
create table used_up_group (
  business_id integer not null,
  group_id uuid not null,
  primary key (business_id, group_id)
);

-- What is believed of a product group ('group:<id>'), and of any other subject ('all'), before a customer has shown anything.
create table subject_model (
  business_id integer not null,
  subject text not null,
  -- Parameters of its rhythm: read whole.
  lapse jsonb not null,
  -- How much longer a larger purchase lasts, and the gaps it was measured on.
  elasticity real not null,
  gaps integer not null,
  basis text not null check (basis in ('group', 'trade')),
  primary key (business_id, subject)
);

-- The rhythm of one customer in one subject: a product group, or a thing that he owns.
create table customer_cycle (
  business_id integer not null,
  customer_id uuid not null,
  subject text not null check (subject ~ '^(group|asset):[0-9a-f-]{36}$'),
  as_of date not null,
  purchases integer not null check (purchases > 0),
  first_day date not null,
  -- The last day on which he bought from it, from which the running cycle counts.
  anchor_day date not null,
  cycle_days real not null check (cycle_days > 0),
  -- 'own' gaps, or a guess from the 'group' or the 'trade' after one purchase.
  basis text not null check (basis in ('own', 'group', 'trade')),
  due_day date,
  no_date_reason text check (no_date_reason in ('too-uncertain', 'probably-gone')),
  due_p10 date not null,
  due_p50 date not null,
  due_p90 date not null,
  strength real not null,
  p_alive real not null,
  p28 real not null,
  -- What the last purchase was, against what he usually takes, and how much longer it lasts therefore.
  last_quantity real not null,
  usual_quantity real not null,
  stretch real not null check (stretch > 0),
  primary key (business_id, customer_id, subject),
  foreign key (business_id, customer_id) references customer on delete cascade,
  check ((due_day is null) = (no_date_reason is not null))
);
create index customer_cycle_subject on customer_cycle (business_id, subject, due_day);
create index customer_cycle_as_of on customer_cycle (business_id, as_of);

-- In eighty of a hundred such cases the year's revenue lies between the two.
alter table understanding add column value_365_low_minor bigint;
alter table understanding add column value_365_high_minor bigint;

-- Every tenant table answers only for the business the transaction was opened for.
alter table segment_policy enable row level security;
alter table segment_policy force row level security;
create policy tenant on segment_policy using (business_id = current_setting('app.business_id')::integer);
alter table used_up_group enable row level security;
alter table used_up_group force row level security;
create policy tenant on used_up_group using (business_id = current_setting('app.business_id')::integer);
alter table subject_model enable row level security;
alter table subject_model force row level security;
create policy tenant on subject_model using (business_id = current_setting('app.business_id')::integer);
alter table customer_cycle enable row level security;
alter table customer_cycle force row level security;
create policy tenant on customer_cycle using (business_id = current_setting('app.business_id')::integer);

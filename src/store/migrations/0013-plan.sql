-- What makes something due besides purchases, and what planning remembers of a customer.

-- A thing of a customer: a stored set of tyres, a car, a pet, a boiler.
create table asset (
  business_id integer not null,
  asset_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('stored', 'vehicle', 'pet', 'device', 'other')),
  name text not null,
  note text not null default '',
  -- When it came to us, and when it is fetched.
  since_on date not null,
  return_on date,
  -- Days from one service to the next, counted from the last one.
  cycle_days integer check (cycle_days > 0),
  served_on date,
  warranty_until date,
  -- A purchase from this group is a service of the thing.
  group_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision integer not null default 1,
  removed_at timestamptz,
  primary key (business_id, asset_id)
);
create index asset_customer on asset (business_id, customer_id) where removed_at is null;

-- What a customer was planned from, and the first day on which the same facts may give another plan. One whose mark
-- stands is neither read nor compared at night. Everything here can be computed again.
create table plan_mark (
  business_id integer not null,
  customer_id uuid not null,
  mark bigint not null,
  next_day date,
  primary key (business_id, customer_id)
);

-- The event whose message tells of this one too: several things due in one week are one message.
alter table due_event add column joined_to uuid;

alter table asset enable row level security;
alter table asset force row level security;
create policy tenant on asset using (business_id = current_setting('app.business_id')::integer);
alter table plan_mark enable row level security;
alter table plan_mark force row level security;
create policy tenant on plan_mark using (business_id = current_setting('app.business_id')::integer);

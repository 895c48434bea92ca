-- The plan as a list that leaves: the newest day first, page by page.
create index contact_listed on contact (business_id, planned_day desc, contact_id desc);

-- What the list of forgotten people keeps: hashes alone. Outlives the customer row and is applied again after a restored backup.
create table erasure (
  business_id integer not null,
  customer_id uuid not null,
  -- Each salted with the business: of every phone, e-mail and account that was his.
  address_hashes bytea[] not null default '{}',
  -- 'restored' rows were forgotten again after a backup came back.
  erased_at timestamptz not null,
  actor text not null,
  primary key (business_id, customer_id)
);
create index erasure_hashes on erasure using gin (address_hashes);

-- How long words about people are kept; a class without a row is kept for good.
create table retention_rule (
  business_id integer not null,
  class text not null,
  keep_days integer not null check (keep_days between 1 and 36500),
  changed_at timestamptz not null,
  actor text not null,
  primary key (business_id, class)
);

-- Every tenant table answers only for the business the transaction was opened for.
alter table erasure enable row level security;
alter table erasure force row level security;
create policy tenant on erasure using (business_id = current_setting('app.business_id')::integer);
alter table retention_rule enable row level security;
alter table retention_rule force row level security;
create policy tenant on retention_rule using (business_id = current_setting('app.business_id')::integer);

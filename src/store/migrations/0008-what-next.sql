-- What customers need next, as counted over the whole business each night. Everything here can be computed again from the purchases.

-- After `from` comes `to`. An item is a product, or its group where products have groups.
create table linked_purchase (
  business_id integer not null,
  timing text not null check (timing in ('later', 'same-visit')),
  from_id uuid not null,
  to_id uuid not null,
  from_kind text not null check (from_kind in ('product', 'group')),
  to_kind text not null check (to_kind in ('product', 'group')),
  -- Customers who bought `from` without having `to`, and of them those who bought `to` in time.
  from_customers integer not null check (from_customers > 0),
  both_customers integer not null check (both_customers between 0 and from_customers),
  -- How many would have by popularity alone.
  expected double precision not null,
  lift double precision not null,
  z double precision not null,
  -- Quartiles of the days between; 0 in the same visit.
  lag_p25 double precision not null,
  lag_p50 double precision not null,
  lag_p75 double precision not null,
  primary key (business_id, timing, from_id, to_id)
);

-- How often an item is bought, and for how much a piece.
create table item_statistics (
  business_id integer not null,
  kind text not null check (kind in ('product', 'group')),
  item_id uuid not null,
  visits integer not null,
  customers integer not null,
  low_minor bigint,
  middle_minor bigint,
  high_minor bigint,
  primary key (business_id, kind, item_id),
  check ((low_minor is null) = (middle_minor is null) and (low_minor is null) = (high_minor is null))
);
create index item_statistics_popular on item_statistics (business_id, kind, visits desc, item_id);

create table similar_product (
  business_id integer not null,
  product_id uuid not null,
  similar_id uuid not null,
  cosine double precision not null,
  primary key (business_id, product_id, similar_id)
);

create table shop_habits (
  business_id integer not null,
  mined_at timestamptz not null,
  -- Coefficients of the repeat basket, usual hours and weekdays, answers by channel: read whole.
  habits jsonb not null,
  primary key (business_id)
);

-- Every tenant table answers only for the business the transaction was opened for.
alter table linked_purchase enable row level security;
alter table linked_purchase force row level security;
create policy tenant on linked_purchase using (business_id = current_setting('app.business_id')::integer);
alter table item_statistics enable row level security;
alter table item_statistics force row level security;
create policy tenant on item_statistics using (business_id = current_setting('app.business_id')::integer);
alter table similar_product enable row level security;
alter table similar_product force row level security;
create policy tenant on similar_product using (business_id = current_setting('app.business_id')::integer);
alter table shop_habits enable row level security;
alter table shop_habits force row level security;
create policy tenant on shop_habits using (business_id = current_setting('app.business_id')::integer);

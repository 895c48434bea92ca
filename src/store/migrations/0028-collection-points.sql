-- Places where a contact is asked for, and what is given in exchange.
create table collection_point (
  business_id integer not null,
  point_id uuid not null,
  name text not null,
  place text not null,
  promise text not null,
  -- The coupon he gets; null when the promise is kept by hand.
  gift jsonb,
  is_active boolean not null,
  shown integer not null default 0,
  created_at timestamptz not null,
  primary key (business_id, point_id)
);

create table sign_up (
  business_id integer not null,
  sign_up_id uuid not null,
  point_id uuid not null,
  customer_id uuid not null,
  contact_point_id uuid not null,
  state text not null check (state in ('waiting', 'confirmed')),
  -- Exactly the words he agreed to.
  text_shown text not null,
  text_version text not null,
  locale text not null check (locale in ('ru', 'bg', 'en')),
  coupon_id uuid,
  signed_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (business_id, sign_up_id),
  unique (business_id, point_id, contact_point_id)
);
create index sign_up_customer on sign_up (business_id, customer_id);

-- Every tenant table answers only for the business the transaction was opened for.
alter table collection_point enable row level security;
alter table collection_point force row level security;
create policy tenant on collection_point using (business_id = current_setting('app.business_id')::integer);
alter table sign_up enable row level security;
alter table sign_up force row level security;
create policy tenant on sign_up using (business_id = current_setting('app.business_id')::integer);

-- What the owner can offer, which of it fits whom, and which single thing is being tried.

create table offer (
  business_id integer not null,
  offer_id uuid not null,
  name text not null,
  product_id uuid,
  group_id uuid,
  price_minor bigint not null check (price_minor > 0),
  -- Nothing is ever offered below it.
  cost_minor bigint not null check (cost_minor >= 0),
  from_day date not null,
  deadline date not null,
  -- Pieces left; null where it never runs out.
  stock integer check (stock >= 0),
  -- Bought once it is not needed again: a bath.
  once_is_enough boolean not null,
  -- Of use only to somebody who buys from this group or has such a thing.
  needs_group_id uuid,
  needs_asset text,
  -- Taken off for a customer whose favourite it is.
  favourite_share double precision not null default 0 check (favourite_share between 0 and 0.9),
  is_on boolean not null,
  created_at timestamptz not null,
  primary key (business_id, offer_id)
);
create index offer_open on offer (business_id, deadline) where is_on;

-- The offer that goes into the words of a contact; none means that nothing fitted.
create table contact_offer (
  business_id integer not null,
  contact_id uuid not null,
  customer_id uuid not null,
  offer_id uuid,
  price_minor bigint,
  why text,
  decided_on date not null,
  primary key (business_id, contact_id)
);
create index contact_offer_customer on contact_offer (business_id, customer_id);

-- Why an offer was not made to somebody, the newest reason of each.
create table offer_refusal (
  business_id integer not null,
  offer_id uuid not null,
  customer_id uuid not null,
  reason text not null,
  day date not null,
  primary key (business_id, offer_id, customer_id)
);
create index offer_refusal_customer on offer_refusal (business_id, customer_id);

-- What a contact about a linked purchase is for: it is taken back when one of these is bought.
create table linked_contact (
  business_id integer not null,
  contact_id uuid not null,
  customer_id uuid not null,
  item_id uuid not null,
  primary key (business_id, contact_id, item_id)
);
create index linked_contact_customer on linked_contact (business_id, customer_id);

create table experiment (
  business_id integer not null,
  experiment_id uuid not null,
  name text not null,
  variable text not null check (variable in ('words', 'offset', 'channel', 'offer', 'hour')),
  rungs jsonb not null,
  segments jsonb not null,
  -- What the second arm gets; the first one gets what everybody gets.
  change jsonb not null,
  share double precision not null check (share > 0 and share < 1),
  state text not null check (state in ('draft', 'queued', 'running', 'done', 'stopped')),
  -- Fixed at the start: how many due events it takes, and the difference they can show.
  events_planned integer,
  visible_difference double precision,
  started_on date,
  ends_on date,
  state_at timestamptz not null,
  actor text not null,
  created_at timestamptz not null,
  primary key (business_id, experiment_id)
);
create index experiment_state on experiment (business_id, state);

create table experiment_event (
  business_id integer not null,
  experiment_id uuid not null,
  due_event_id uuid not null,
  customer_id uuid not null,
  arm text not null check (arm in ('a', 'b')),
  assigned_on date not null,
  primary key (business_id, experiment_id, due_event_id)
);
create index experiment_event_customer on experiment_event (business_id, customer_id);

-- Every tenant table answers only for the business the transaction was opened for.
alter table offer enable row level security;
alter table offer force row level security;
create policy tenant on offer using (business_id = current_setting('app.business_id')::integer);
alter table contact_offer enable row level security;
alter table contact_offer force row level security;
create policy tenant on contact_offer using (business_id = current_setting('app.business_id')::integer);
alter table offer_refusal enable row level security;
alter table offer_refusal force row level security;
create policy tenant on offer_refusal using (business_id = current_setting('app.business_id')::integer);
alter table linked_contact enable row level security;
alter table linked_contact force row level security;
create policy tenant on linked_contact using (business_id = current_setting('app.business_id')::integer);
alter table experiment enable row level security;
alter table experiment force row level security;
create policy tenant on experiment using (business_id = current_setting('app.business_id')::integer);
alter table experiment_event enable row level security;
alter table experiment_event force row level security;
create policy tenant on experiment_event using (business_id = current_setting('app.business_id')::integer);

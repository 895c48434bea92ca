-- Programmes of rewards, coupons and points. Stamps and tiers are reckoned from purchases and are stored nowhere.

create table reward_program (
  business_id integer not null,
  program_id uuid not null,
  kind text not null check (kind in ('stamps', 'tiers', 'points', 'threshold')),
  -- The rules of a time: a change ends one row and begins another, so that what was earned stays as it was.
  terms jsonb not null,
  from_day date not null,
  to_day date,
  actor text not null,
  created_at timestamptz not null,
  primary key (business_id, program_id)
);
create index reward_program_kind on reward_program (business_id, kind, from_day);

create table coupon (
  business_id integer not null,
  coupon_id uuid not null,
  code text not null,
  customer_id uuid,
  gift jsonb not null,
  currency text not null,
  min_basket_minor bigint not null default 0,
  deadline date not null,
  uses_max smallint not null default 1,
  origin text not null check (origin in ('hand', 'threshold', 'slip', 'offer', 'referral', 'sorry')),
  -- The sale whose receipt brought it, or the contact that offered it: how a return is attributed.
  purchase_id uuid,
  contact_id uuid,
  void_reason text,
  actor text not null,
  issued_at timestamptz not null,
  primary key (business_id, coupon_id),
  unique (business_id, code)
);
create index coupon_customer on coupon (business_id, customer_id, deadline);
create index coupon_issued on coupon (business_id, issued_at desc, coupon_id);
create unique index coupon_once_per_sale on coupon (business_id, purchase_id, origin) where purchase_id is not null and origin in ('threshold', 'slip');

-- One row per use: its key is what makes a single-use coupon single, on any number of tills.
create table coupon_use (
  business_id integer not null,
  coupon_id uuid not null,
  use_no smallint not null,
  state text not null check (state in ('held', 'redeemed')),
  holder text not null,
  held_until timestamptz,
  customer_id uuid,
  purchase_id uuid,
  discount_minor bigint not null default 0,
  actor text not null,
  at timestamptz not null,
  primary key (business_id, coupon_id, use_no)
);
create index coupon_use_purchase on coupon_use (business_id, purchase_id) where purchase_id is not null;

-- What happened to uses that were taken back: append-only.
create table coupon_event (
  business_id integer not null,
  event_id uuid not null,
  coupon_id uuid not null,
  kind text not null check (kind in ('rolled-back', 'extended', 'voided')),
  detail jsonb not null,
  actor text not null,
  at timestamptz not null,
  primary key (business_id, event_id)
);
create index coupon_event_coupon on coupon_event (business_id, coupon_id, at);

create table points_lot (
  business_id integer not null,
  lot_id uuid not null,
  customer_id uuid not null,
  opens_on date not null,
  expires_on date,
  purchase_id uuid,
  -- How much of its sale had been given back when the points were last settled.
  settled_refund_minor bigint not null default 0,
  created_at timestamptz not null,
  primary key (business_id, lot_id)
);
create unique index points_lot_purchase on points_lot (business_id, purchase_id) where purchase_id is not null;
create index points_lot_customer on points_lot (business_id, customer_id, opens_on);
create index points_lot_expiry on points_lot (business_id, expires_on) where expires_on is not null;

-- Append-only; the balance is the sum of its rows at every instant.
create table points_entry (
  business_id integer not null,
  entry_id uuid not null,
  lot_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('earn', 'spend', 'expire', 'take-back', 'give-back', 'by-hand')),
  points integer not null,
  -- The sale that earned, paid with or gave back the points, and what the caller names this spending.
  purchase_id uuid,
  spending_key text,
  reason text,
  actor text not null,
  at timestamptz not null,
  primary key (business_id, entry_id)
);
create index points_entry_lot on points_entry (business_id, lot_id);
create index points_entry_customer on points_entry (business_id, customer_id, at desc);
create index points_entry_purchase on points_entry (business_id, purchase_id) where purchase_id is not null;
create unique index points_entry_spending on points_entry (business_id, customer_id, spending_key, lot_id) where spending_key is not null;

-- Free ones taken from a stamp card.
create table stamp_gift (
  business_id integer not null,
  gift_id uuid not null,
  customer_id uuid not null,
  purchase_id uuid,
  gift_key text not null,
  actor text not null,
  day date not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (business_id, gift_id),
  unique (business_id, gift_key)
);
create index stamp_gift_customer on stamp_gift (business_id, customer_id);

alter table reward_program enable row level security;
alter table reward_program force row level security;
create policy tenant on reward_program using (business_id = current_setting('app.business_id')::integer);
alter table coupon enable row level security;
alter table coupon force row level security;
create policy tenant on coupon using (business_id = current_setting('app.business_id')::integer);
alter table coupon_use enable row level security;
alter table coupon_use force row level security;
create policy tenant on coupon_use using (business_id = current_setting('app.business_id')::integer);
alter table coupon_event enable row level security;
alter table coupon_event force row level security;
create policy tenant on coupon_event using (business_id = current_setting('app.business_id')::integer);
alter table points_lot enable row level security;
alter table points_lot force row level security;
create policy tenant on points_lot using (business_id = current_setting('app.business_id')::integer);
alter table points_entry enable row level security;
alter table points_entry force row level security;
create policy tenant on points_entry using (business_id = current_setting('app.business_id')::integer);
alter table stamp_gift enable row level security;
alter table stamp_gift force row level security;
create policy tenant on stamp_gift using (business_id = current_setting('app.business_id')::integer);

-- What the owner tells many people at once, what each asked to be told, and what happens outside and concerns somebody.

create table campaign (
  business_id integer not null,
  campaign_id uuid not null,
  -- The cycle number of its contacts: one contact a customer, whatever is run again.
  campaign_no integer not null,
  -- A seasonal one is the pattern; each season makes a one-off of it.
  kind text not null check (kind in ('one-off', 'seasonal')),
  season_of uuid,
  name text not null,
  audience jsonb not null,
  words jsonb not null,
  channel text,
  from_day date not null,
  to_day date not null,
  -- Month and day of the window's ends, for a seasonal one.
  season jsonb,
  per_day integer not null check (per_day > 0),
  hold_out_share double precision not null check (hold_out_share between 0 and 0.5),
  -- Days after the contact in which a purchase counts as its result.
  horizon_days integer not null check (horizon_days > 0),
  cost_minor bigint not null default 0 check (cost_minor >= 0),
  state text not null check (state in ('draft', 'approved', 'paused', 'done', 'cancelled')),
  state_at timestamptz not null,
  actor text not null,
  created_at timestamptz not null,
  primary key (business_id, campaign_id),
  unique (business_id, campaign_no)
);
create index campaign_created on campaign (business_id, created_at desc);
create index campaign_state on campaign (business_id, state);

-- Whom it concerned when it was approved: contacted, held out, or left out with the reason.
create table campaign_recipient (
  business_id integer not null,
  campaign_id uuid not null,
  customer_id uuid not null,
  decision text not null,
  decided_at timestamptz not null,
  primary key (business_id, campaign_id, customer_id)
);
create index campaign_recipient_customer on campaign_recipient (business_id, customer_id);
create index contact_off_ladder on contact (business_id, purpose, cycle_no) where purpose in ('campaign', 'content', 'event', 'linked');
create index contact_broadcast_due on contact (business_id, not_before) where state = 'planned' and priority < 0;

create table content_item (
  business_id integer not null,
  item_id uuid not null,
  item_no integer not null,
  kind text not null check (kind in ('news', 'useful', 'fun', 'offer', 'partner')),
  title text not null,
  -- Interests it speaks to; none means everybody's.
  topics jsonb not null,
  words jsonb not null,
  -- Who pays for a partner's offer, and its mark.
  advertiser text,
  ad_token text,
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('draft', 'approved', 'stopped')),
  state_at timestamptz not null,
  created_at timestamptz not null,
  primary key (business_id, item_id),
  unique (business_id, item_no)
);
create index content_item_open on content_item (business_id, to_day) where state = 'approved';

-- Which happening outside makes which message to whom.
create table event_rule (
  business_id integer not null,
  rule_id uuid not null,
  event_name text not null,
  name text not null,
  is_on boolean not null,
  purpose text not null check (purpose in ('service', 'marketing')),
  -- 'named': the event names the person; 'audience': it concerns everybody of a filter.
  whom text not null check (whom in ('named', 'audience')),
  audience jsonb not null,
  words jsonb not null,
  -- Fields of the event that make two of them one for a customer on one day: the train.
  same_by jsonb not null,
  -- A message is worth sending until so long after the moment of the event.
  valid_minutes integer not null check (valid_minutes > 0),
  per_day integer not null check (per_day > 0),
  estimate jsonb,
  created_at timestamptz not null,
  primary key (business_id, rule_id)
);
create index event_rule_name on event_rule (business_id, event_name) where is_on;

create table outside_event (
  business_id integer not null,
  event_name text not null,
  -- The sender's own id: the same happening told twice is one.
  event_id text not null,
  event_no integer not null,
  happens_at timestamptz not null,
  received_at timestamptz not null,
  facts jsonb not null,
  result text not null,
  messages integer not null default 0,
  primary key (business_id, event_name, event_id),
  unique (business_id, event_no)
);
create index outside_event_received on outside_event (business_id, received_at desc);

create table event_contact (
  business_id integer not null,
  rule_id uuid not null,
  customer_id uuid not null,
  -- Day and the fields of `same_by`.
  subject text not null,
  contact_id uuid,
  reason text,
  at timestamptz not null,
  primary key (business_id, rule_id, customer_id, subject)
);
create index event_contact_customer on event_contact (business_id, customer_id);

-- Prices the owner names for a way from one place to another.
create table way_price (
  business_id integer not null,
  from_folded text not null,
  to_folded text not null,
  from_place text not null,
  to_place text not null,
  price_minor bigint not null check (price_minor > 0),
  primary key (business_id, from_folded, to_folded)
);

-- Every tenant table answers only for the business the transaction was opened for.
alter table campaign enable row level security;
alter table campaign force row level security;
create policy tenant on campaign using (business_id = current_setting('app.business_id')::integer);
alter table campaign_recipient enable row level security;
alter table campaign_recipient force row level security;
create policy tenant on campaign_recipient using (business_id = current_setting('app.business_id')::integer);
alter table content_item enable row level security;
alter table content_item force row level security;
create policy tenant on content_item using (business_id = current_setting('app.business_id')::integer);
alter table event_rule enable row level security;
alter table event_rule force row level security;
create policy tenant on event_rule using (business_id = current_setting('app.business_id')::integer);
alter table outside_event enable row level security;
alter table outside_event force row level security;
create policy tenant on outside_event using (business_id = current_setting('app.business_id')::integer);
alter table event_contact enable row level security;
alter table event_contact force row level security;
create policy tenant on event_contact using (business_id = current_setting('app.business_id')::integer);
alter table way_price enable row level security;
alter table way_price force row level security;
create policy tenant on way_price using (business_id = current_setting('app.business_id')::integer);

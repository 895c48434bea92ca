-- The outbox: one row per message and recipient, with a state that is never guessed.

create table message (
  business_id integer not null,
  message_id uuid not null,
  -- customer + purpose + cycle + rung: the same message can be planned twice but is sent once.
  dedupe_key text not null,
  customer_id uuid not null,
  contact_id uuid,
  contact_point_id uuid,
  channel text not null,
  address text not null,
  purpose text not null check (purpose in ('marketing', 'content', 'service')),
  locale text not null,
  subject text,
  body text not null,
  html text,
  state text not null check (state in ('queued', 'claimed', 'sending', 'handed', 'delivered', 'failed', 'unknown', 'expired', 'cancelled')),
  state_reason text,
  state_at timestamptz not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  attempts integer not null default 0,
  claimed_by text,
  lease_until timestamptz,
  provider_id text,
  created_at timestamptz not null,
  primary key (business_id, message_id),
  unique (business_id, dedupe_key)
);
create index message_queued on message (business_id, not_before) where state in ('queued', 'claimed', 'sending');
create index message_customer on message (business_id, customer_id, created_at desc);
create index message_created on message (business_id, created_at desc, message_id desc);
create index message_contact on message (business_id, contact_id);

create table message_event (
  business_id integer not null,
  message_event_id uuid not null,
  message_id uuid not null,
  state text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (business_id, message_event_id)
);
create index message_event_message on message_event (business_id, message_id, at);

-- Every tenant table answers only for the business the transaction was opened for.
alter table message enable row level security;
alter table message force row level security;
create policy tenant on message using (business_id = current_setting('app.business_id')::integer);
alter table message_event enable row level security;
alter table message_event force row level security;
create policy tenant on message_event using (business_id = current_setting('app.business_id')::integer);

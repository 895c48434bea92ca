-- What customers answered and what was agreed.

create table reply (
  business_id integer not null,
  reply_id uuid not null,
  customer_id uuid,
  contact_id uuid,
  message_id uuid,
  channel text not null,
  -- The provider's id of the inbound message: a repeated hook is harmless.
  provider_reply_id text not null,
  text text not null,
  intent text not null,
  when_read jsonb,
  reader_version integer not null,
  settled_as text,
  actor text not null,
  at timestamptz not null,
  primary key (business_id, reply_id),
  unique (business_id, channel, provider_reply_id)
);
create index reply_customer on reply (business_id, customer_id, at desc);

create table booking (
  business_id integer not null,
  booking_id uuid not null,
  customer_id uuid not null,
  contact_id uuid,
  service text not null default '',
  local_day date not null,
  local_minute smallint,
  zone text not null,
  starts_at timestamptz not null,
  duration_minutes integer not null default 60,
  state text not null check (state in ('booked', 'confirmed', 'came', 'no-show', 'cancelled')),
  state_at timestamptz not null,
  source text not null,
  created_at timestamptz not null,
  primary key (business_id, booking_id)
);
create index booking_day on booking (business_id, local_day);
create index booking_customer on booking (business_id, customer_id, local_day);

-- Every tenant table answers only for the business the transaction was opened for.
alter table reply enable row level security;
alter table reply force row level security;
create policy tenant on reply using (business_id = current_setting('app.business_id')::integer);
alter table booking enable row level security;
alter table booking force row level security;
create policy tenant on booking using (business_id = current_setting('app.business_id')::integer);

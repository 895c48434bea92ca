-- Channels beyond e-mail: receipts that come early, late or for a part, people who bind a messenger, prices, and slips.

alter table contact_point drop constraint contact_point_kind_check;
alter table contact_point add constraint contact_point_kind_check
  check (kind in ('phone', 'email', 'telegram', 'viber', 'whatsapp', 'vk', 'max', 'web-push', 'card'));
alter table consent drop constraint consent_source_check;
alter table consent add constraint consent_source_check
  check (source in ('till', 'web', 'import', 'paper', 'reply', 'owner', 'unsubscribe-link', 'messenger'));

-- What the provider calls each part of a message: a receipt finds its message here, also after a restart.
create table message_part (
  business_id integer not null,
  channel text not null,
  provider_id text not null,
  message_id uuid not null,
  state text not null check (state in ('handed', 'failed', 'delivered', 'read')),
  detail text not null default '',
  state_at timestamptz not null,
  primary key (business_id, channel, provider_id)
);
create index message_part_message on message_part (business_id, message_id);

-- A receipt can come before the answer that names the message, or for a message whose name was lost in a crash.
create table orphan_receipt (
  business_id integer not null,
  channel text not null,
  provider_id text not null,
  state text not null check (state in ('failed', 'delivered', 'read')),
  detail text not null default '',
  address text,
  at timestamptz not null,
  primary key (business_id, channel, provider_id)
);

-- Parts of a long answer wait for each other.
create table inbound_part (
  business_id integer not null,
  channel text not null,
  account text not null,
  reference integer not null,
  number integer not null,
  total integer not null,
  text text not null,
  at timestamptz not null,
  primary key (business_id, channel, account, reference, number)
);

-- The link with which one customer, once, makes a messenger account his own; only the hash of it is kept.
create table channel_binding (
  business_id integer not null,
  token_hash bytea not null,
  customer_id uuid not null,
  channel text not null,
  purposes text[] not null,
  text_shown text not null,
  text_version text not null,
  locale text not null,
  actor text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text,
  primary key (business_id, token_hash)
);
create index channel_binding_customer on channel_binding (business_id, customer_id);

-- What one part costs: per route, beginning of the number ('' is every other one) and kind of message.
create table route_price (
  business_id integer not null,
  channel text not null,
  route text not null,
  number_prefix text not null default '',
  message_class text not null check (message_class in ('advertising', 'service')),
  -- Thousandths of a minor unit of the business's currency: SMS cost parts of a kopeck.
  price_thousandths bigint not null check (price_thousandths >= 0),
  changed_at timestamptz not null,
  primary key (business_id, channel, route, number_prefix, message_class)
);

-- Every slip that went to a printer, and every copy of it.
create table slip_print (
  business_id integer not null,
  slip_id uuid not null,
  copy_number integer not null,
  slip jsonb not null,
  coupon_code text,
  printer text not null,
  outcome text not null,
  actor text not null,
  at timestamptz not null,
  primary key (business_id, slip_id, copy_number)
);
create index slip_print_at on slip_print (business_id, at desc);

-- Every tenant table answers only for the business the transaction was opened for.
alter table message_part enable row level security;
alter table message_part force row level security;
create policy tenant on message_part using (business_id = current_setting('app.business_id')::integer);
alter table orphan_receipt enable row level security;
alter table orphan_receipt force row level security;
create policy tenant on orphan_receipt using (business_id = current_setting('app.business_id')::integer);
alter table inbound_part enable row level security;
alter table inbound_part force row level security;
create policy tenant on inbound_part using (business_id = current_setting('app.business_id')::integer);
alter table channel_binding enable row level security;
alter table channel_binding force row level security;
create policy tenant on channel_binding using (business_id = current_setting('app.business_id')::integer);
alter table route_price enable row level security;
alter table route_price force row level security;
create policy tenant on route_price using (business_id = current_setting('app.business_id')::integer);
alter table slip_print enable row level security;
alter table slip_print force row level security;
create policy tenant on slip_print using (business_id = current_setting('app.business_id')::integer);

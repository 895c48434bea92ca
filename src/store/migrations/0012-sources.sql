-- Sources that report by themselves: connections, the inbox of raw deliveries, and what each source told about which sale.

create table source_connection (
  business_id integer not null,
  connection_id uuid not null,
  source text not null,
  name text not null,
  -- The key inside the address that the owner pastes: found by its hash, shown again to the owner from the sealed copy.
  key_hash bytea not null,
  key_sealed text not null,
  -- Credentials and signing secrets as sealed JSON.
  secrets_sealed text not null,
  settings jsonb not null default '{}',
  -- Where the next pull goes on: written in the same transaction as what the page before it told.
  cursor jsonb not null default '{}',
  state text not null check (state in ('on', 'off')),
  created_at timestamptz not null,
  last_event_at timestamptz,
  last_pull_at timestamptz,
  next_pull_at timestamptz,
  pull_problem text,
  refused_count integer not null default 0,
  primary key (business_id, connection_id),
  unique (business_id, key_hash)
);

create table hook_event (
  business_id integer not null,
  event_id uuid not null,
  connection_id uuid not null,
  -- The provider's id of the event, or a hash of the body where that id cannot be trusted: a second delivery is no second event.
  event_key text not null,
  received_at timestamptz not null,
  headers jsonb not null,
  -- Exactly the bytes that came, for thirty days: they hold personal data.
  body bytea,
  state text not null check (state in ('waiting', 'done', 'ignored', 'quarantined')),
  reason text,
  outcome jsonb not null default '{}',
  attempts integer not null default 0,
  next_at timestamptz not null,
  settled_at timestamptz,
  primary key (business_id, event_id),
  unique (business_id, connection_id, event_key),
  foreign key (business_id, connection_id) references source_connection on delete cascade
);
create index hook_event_waiting on hook_event (business_id, next_at) where state = 'waiting';
create index hook_event_recent on hook_event (business_id, connection_id, received_at desc);
create index hook_event_settled on hook_event (business_id, settled_at) where body is not null;

-- What one source said about one sale, refund or booking. A purchase told by three sources has three tellings and is composed of them.
create table telling (
  business_id integer not null,
  telling_id uuid not null,
  kind text not null check (kind in ('purchase', 'refund', 'booking', 'customer')),
  source text not null,
  source_key text not null,
  -- The purchase, refund, booking or customer it tells about.
  entity_id uuid not null,
  -- The sale's own id when this telling stood alone: where it goes back to when a match is taken back.
  own_id uuid not null,
  customer_id uuid,
  version text,
  fiscal_key text,
  order_ref text,
  refund_of text,
  content jsonb not null,
  is_withdrawn boolean not null default false,
  told_at timestamptz not null,
  primary key (business_id, telling_id),
  unique (business_id, kind, source, source_key)
);
create index telling_entity on telling (business_id, entity_id);
create index telling_customer on telling (business_id, customer_id) where customer_id is not null;
create index telling_fiscal on telling (business_id, fiscal_key) where fiscal_key is not null;
create index telling_refund_of on telling (business_id, source, refund_of) where refund_of is not null;
create index purchase_fiscal on purchase (business_id, fiscal_key) where fiscal_key is not null;
create index purchase_order_ref on purchase (business_id, order_ref) where order_ref is not null;

-- Two purchases that look like one sale: the owner decides, and may change his mind.
create table sale_match (
  business_id integer not null,
  match_id uuid not null,
  purchase_id uuid not null,
  other_id uuid not null,
  evidence jsonb not null,
  state text not null check (state in ('open', 'same', 'different')),
  -- What the joining moved, so that it can be taken back exactly.
  moved jsonb not null default '{}',
  actor text,
  found_at timestamptz not null,
  decided_at timestamptz,
  primary key (business_id, match_id),
  unique (business_id, purchase_id, other_id)
);
create index sale_match_open on sale_match (business_id, found_at desc) where state = 'open';

-- Every tenant table answers only for the business the transaction was opened for.
alter table source_connection enable row level security;
alter table source_connection force row level security;
create policy tenant on source_connection using (business_id = current_setting('app.business_id')::integer);
alter table hook_event enable row level security;
alter table hook_event force row level security;
create policy tenant on hook_event using (business_id = current_setting('app.business_id')::integer);
alter table telling enable row level security;
alter table telling force row level security;
create policy tenant on telling using (business_id = current_setting('app.business_id')::integer);
alter table sale_match enable row level security;
alter table sale_match force row level security;
create policy tenant on sale_match using (business_id = current_setting('app.business_id')::integer);

-- Customers and what they bought, where it came from, and what they agreed to.

create table customer (
  business_id integer not null,
  customer_id uuid not null,
  full_name text not null default '',
  first_name text not null default '',
  -- Lower case, ё as е: what search compares.
  name_folded text not null default '',
  locale text check (locale in ('ru', 'bg', 'en')),
  zone text,
  source text not null default 'unknown' check (source in ('existing', 'referral', 'ads', 'walk-in', 'unknown')),
  birthday_month smallint check (birthday_month between 1 and 12),
  birthday_day smallint check (birthday_day between 1 and 31),
  birthday_year smallint,
  note text not null default '',
  -- Preferred channel, hours, drink and the like: read whole, validated by the program.
  preferences jsonb not null default '{}',
  -- The source's own customer number, when the person came from a file that has one: 'csv:1234'.
  source_key text,
  import_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Grows with each change: an import is undone only where nobody has touched the row since.
  revision integer not null default 1,
  erased_at timestamptz,
  primary key (business_id, customer_id)
);
create index customer_import on customer (business_id, import_id) where import_id is not null;
create unique index customer_source_key on customer (business_id, source_key) where source_key is not null;
create index customer_created on customer (business_id, created_at desc, customer_id desc);
create index customer_name_search on customer using gin (name_folded gin_trgm_ops);

create table contact_point (
  business_id integer not null,
  contact_point_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'telegram', 'viber', 'whatsapp', 'card')),
  -- E.164 for phones, lower case for e-mail.
  address text not null,
  phone_kind text check (phone_kind in ('mobile', 'landline', 'unknown')),
  import_id uuid,
  created_at timestamptz not null,
  primary key (business_id, contact_point_id),
  unique (business_id, kind, address)
);
create index contact_point_search on contact_point using gin (address gin_trgm_ops);

-- A contact point belongs to a customer through a link that can be undone.
create table contact_point_link (
  business_id integer not null,
  contact_point_id uuid not null,
  customer_id uuid not null,
  import_id uuid,
  linked_at timestamptz not null,
  unlinked_at timestamptz,
  -- No foreign keys: a file brings a hundred thousand links at once, and the two checks of each would cost more than all the rest.
  primary key (business_id, contact_point_id, customer_id)
);
create index contact_point_link_import on contact_point_link (business_id, import_id) where import_id is not null;
create index contact_point_link_customer on contact_point_link (business_id, customer_id);

create table customer_merge (
  business_id integer not null,
  merge_id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  -- What moved, so that undoing puts exactly that back.
  moved jsonb not null,
  actor text not null,
  merged_at timestamptz not null,
  undone_at timestamptz,
  primary key (business_id, merge_id)
);

-- Append-only: the current state is derived, refusal wins.
create table consent (
  business_id integer not null,
  consent_id uuid not null,
  contact_point_id uuid not null,
  channel text not null,
  purpose text not null check (purpose in ('marketing', 'content', 'service')),
  status text not null check (status in ('given', 'withdrawn')),
  basis text not null check (basis in ('explicit', 'soft-opt-in', 'contract', 'refusal')),
  text_version text not null,
  text_shown text not null default '',
  locale text not null,
  source text not null check (source in ('till', 'web', 'import', 'paper', 'reply', 'owner', 'unsubscribe-link')),
  actor text not null,
  evidence jsonb not null default '{}',
  import_id uuid,
  at timestamptz not null,
  primary key (business_id, consent_id)
);
create index consent_point on consent (business_id, contact_point_id, channel, purpose, at desc);

-- Outlives the customer row: keyed by the hash of the address, so that an erased person stays unwritten to.
create table suppression (
  business_id integer not null,
  -- A channel, or 'all'.
  channel text not null,
  address_hash bytea not null,
  kind text not null check (kind in ('opt-out', 'hard-bounce', 'complaint', 'wrong-number', 'do-not-call', 'operator-block')),
  source text not null,
  at timestamptz not null,
  primary key (business_id, channel, address_hash, kind)
);

create table product_group (
  business_id integer not null,
  group_id uuid not null,
  name text not null,
  name_folded text not null,
  -- The owner's own idea of how often this is bought, when he gave one.
  cycle_days integer check (cycle_days > 0),
  import_id uuid,
  created_at timestamptz not null,
  primary key (business_id, group_id),
  unique (business_id, name_folded)
);

create table product (
  business_id integer not null,
  product_id uuid not null,
  name text not null,
  name_folded text not null,
  sku text,
  group_id uuid,
  import_id uuid,
  created_at timestamptz not null,
  primary key (business_id, product_id),
  unique (business_id, name_folded)
);

create table import (
  business_id integer not null,
  import_id uuid not null,
  file_name text not null,
  file_sha256 text not null,
  file_path text,
  kind text not null check (kind in ('customers', 'purchases')),
  state text not null check (state in ('checked', 'committing', 'done', 'failed', 'undoing', 'undone')),
  format jsonb not null,
  mapping jsonb not null,
  counts jsonb not null default '{}',
  money jsonb not null default '{}',
  result jsonb not null default '{}',
  -- Where a killed import goes on: written in the same transaction as the rows before it.
  checkpoint jsonb not null default '{}',
  consent_basis text check (consent_basis in ('explicit', 'soft-opt-in', 'contract')),
  actor text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz,
  primary key (business_id, import_id)
);
create index import_created on import (business_id, created_at desc);

create table import_reject (
  business_id integer not null,
  import_id uuid not null,
  row_no integer not null,
  kind text not null check (kind in ('rejected', 'skipped', 'warning')),
  reason text not null,
  detail jsonb not null default '{}',
  primary key (business_id, import_id, row_no, kind, reason),
  foreign key (business_id, import_id) references import on delete cascade
);

-- What an import changed, as it was before, so that it can be taken out again. What an import made carries its import_id.
create table import_journal (
  business_id integer not null,
  import_id uuid not null,
  entity text not null check (entity in ('customer', 'purchase', 'refund')),
  entity_id uuid not null,
  before_image jsonb not null,
  -- The revision the import left behind: a higher one says that somebody edited the row later.
  revision_after integer not null,
  primary key (business_id, import_id, entity, entity_id),
  foreign key (business_id, import_id) references import on delete cascade
);

create table purchase (
  business_id integer not null,
  purchase_id uuid not null,
  -- Null for an anonymous sale.
  customer_id uuid,
  -- 'hand', 'till', 'api', 'csv:<scope>': with source_key it says which sale this is.
  source text not null,
  source_key text not null,
  receipt_no text,
  local_day date not null,
  local_minute smallint check (local_minute between 0 and 1439),
  occurred_at timestamptz not null,
  status text not null default 'paid' check (status in ('pending', 'paid', 'cancelled')),
  currency text not null,
  total_minor bigint not null check (total_minor >= 0),
  discount_minor bigint not null default 0,
  refunded_minor bigint not null default 0 check (refunded_minor >= 0),
  location text,
  staff_name text,
  order_ref text,
  fiscal_key text,
  note text,
  content_hash text,
  import_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision integer not null default 1,
  primary key (business_id, purchase_id),
  unique (business_id, source, source_key)
);
create index purchase_import on purchase (business_id, import_id) where import_id is not null;
create index purchase_customer_day on purchase (business_id, customer_id, local_day) include (total_minor, refunded_minor, status, currency);
create index purchase_day on purchase (business_id, local_day, purchase_id);

create table purchase_line (
  business_id integer not null,
  purchase_id uuid not null,
  line_no integer not null,
  product_id uuid,
  name text not null,
  quantity numeric not null default 1,
  unit_minor bigint,
  total_minor bigint not null,
  kind text not null default 'goods' check (kind in ('goods', 'service', 'delivery', 'tip', 'giftcard')),
  primary key (business_id, purchase_id, line_no)
);

create table refund (
  business_id integer not null,
  refund_id uuid not null,
  purchase_id uuid,
  customer_id uuid,
  source text not null,
  source_key text not null,
  local_day date not null,
  occurred_at timestamptz not null,
  currency text not null,
  total_minor bigint not null check (total_minor > 0),
  reason text,
  content_hash text,
  import_id uuid,
  created_at timestamptz not null,
  revision integer not null default 1,
  primary key (business_id, refund_id),
  unique (business_id, source, source_key)
);
create index refund_import on refund (business_id, import_id) where import_id is not null;
create index refund_purchase on refund (business_id, purchase_id) where purchase_id is not null;
create index refund_day on refund (business_id, local_day);
create index refund_customer on refund (business_id, customer_id);

-- Every tenant table answers only for the business the transaction was opened for.
alter table customer enable row level security;
alter table customer force row level security;
create policy tenant on customer using (business_id = current_setting('app.business_id')::integer);
alter table contact_point enable row level security;
alter table contact_point force row level security;
create policy tenant on contact_point using (business_id = current_setting('app.business_id')::integer);
alter table contact_point_link enable row level security;
alter table contact_point_link force row level security;
create policy tenant on contact_point_link using (business_id = current_setting('app.business_id')::integer);
alter table customer_merge enable row level security;
alter table customer_merge force row level security;
create policy tenant on customer_merge using (business_id = current_setting('app.business_id')::integer);
alter table consent enable row level security;
alter table consent force row level security;
create policy tenant on consent using (business_id = current_setting('app.business_id')::integer);
alter table suppression enable row level security;
alter table suppression force row level security;
create policy tenant on suppression using (business_id = current_setting('app.business_id')::integer);
alter table product_group enable row level security;
alter table product_group force row level security;
create policy tenant on product_group using (business_id = current_setting('app.business_id')::integer);
alter table product enable row level security;
alter table product force row level security;
create policy tenant on product using (business_id = current_setting('app.business_id')::integer);
alter table import enable row level security;
alter table import force row level security;
create policy tenant on import using (business_id = current_setting('app.business_id')::integer);
alter table import_reject enable row level security;
alter table import_reject force row level security;
create policy tenant on import_reject using (business_id = current_setting('app.business_id')::integer);
alter table import_journal enable row level security;
alter table import_journal force row level security;
create policy tenant on import_journal using (business_id = current_setting('app.business_id')::integer);
alter table purchase enable row level security;
alter table purchase force row level security;
create policy tenant on purchase using (business_id = current_setting('app.business_id')::integer);
alter table purchase_line enable row level security;
alter table purchase_line force row level security;
create policy tenant on purchase_line using (business_id = current_setting('app.business_id')::integer);
alter table refund enable row level security;
alter table refund force row level security;
create policy tenant on refund using (business_id = current_setting('app.business_id')::integer);

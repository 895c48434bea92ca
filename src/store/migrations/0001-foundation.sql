-- What every stage stands on: businesses, the people who work there, keys, audit, and the list of changed customers.
-- business_id is the first column of every key, so that the schema distributes by it. Tables without it are global and hold no personal data.

create extension if not exists pg_trgm;

create table installation (
  one boolean primary key default true check (one),
  installation_id uuid not null,
  -- A restored copy is not live until the owner says so: nothing is sent before.
  live boolean not null default true,
  live_changed_at timestamptz not null
);

create table tenant (
  business_id integer primary key,
  created_at timestamptz not null
);

create table login (
  login text primary key,
  business_id integer not null,
  staff_id uuid not null
);

create table business (
  business_id integer primary key,
  name text not null,
  trade text not null,
  locale text not null check (locale in ('ru', 'bg', 'en')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  zone text not null,
  is_sample boolean not null default false,
  -- Opening hours, policy, channels and words are read whole and validated by the program; secrets inside are encrypted.
  hours jsonb not null,
  policy jsonb not null,
  channels jsonb not null,
  words jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null
);

create table staff (
  business_id integer not null references business,
  staff_id uuid not null,
  name text not null,
  role text not null check (role in ('owner', 'staff', 'cashier')),
  login text,
  password_hash text,
  locale text,
  created_at timestamptz not null,
  left_at timestamptz,
  primary key (business_id, staff_id)
);

create table session (
  business_id integer not null,
  session_hash bytea not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text,
  primary key (business_id, session_hash),
  foreign key (business_id, staff_id) references staff on delete cascade
);

create table owner_link (
  business_id integer not null,
  link_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (business_id, link_hash)
);

create table api_key (
  business_id integer not null,
  key_hash bytea not null,
  api_key_id uuid not null,
  name text not null,
  prefix text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (business_id, key_hash)
);

create table idempotency (
  business_id integer not null,
  key text not null,
  route text not null,
  request_hash text not null,
  status integer,
  body text,
  created_at timestamptz not null,
  primary key (business_id, key, route)
);

create table audit (
  business_id integer not null,
  audit_id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text,
  detail jsonb not null default '{}',
  primary key (business_id, audit_id)
);
create index audit_subject on audit (business_id, subject, at desc);

-- Customers about whom a fact arrived since they were last understood and planned for.
create table customer_change (
  business_id integer not null,
  customer_id uuid not null,
  changed_at timestamptz not null,
  primary key (business_id, customer_id)
);

-- When each step of the schedule last ran to its end.
create table schedule_run (
  business_id integer not null,
  step text not null,
  ran_at timestamptz not null,
  counts jsonb not null default '{}',
  primary key (business_id, step)
);

-- Every tenant table answers only for the business the transaction was opened for.
alter table business enable row level security;
alter table business force row level security;
create policy tenant on business using (business_id = current_setting('app.business_id')::integer);
alter table staff enable row level security;
alter table staff force row level security;
create policy tenant on staff using (business_id = current_setting('app.business_id')::integer);
alter table session enable row level security;
alter table session force row level security;
create policy tenant on session using (business_id = current_setting('app.business_id')::integer);
alter table owner_link enable row level security;
alter table owner_link force row level security;
create policy tenant on owner_link using (business_id = current_setting('app.business_id')::integer);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy tenant on api_key using (business_id = current_setting('app.business_id')::integer);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy tenant on idempotency using (business_id = current_setting('app.business_id')::integer);
alter table audit enable row level security;
alter table audit force row level security;
create policy tenant on audit using (business_id = current_setting('app.business_id')::integer);
alter table customer_change enable row level security;
alter table customer_change force row level security;
create policy tenant on customer_change using (business_id = current_setting('app.business_id')::integer);
alter table schedule_run enable row level security;
alter table schedule_run force row level security;
create policy tenant on schedule_run using (business_id = current_setting('app.business_id')::integer);

-- What goes out to other programs: addresses that want to know, facts in the order they happened, and the log of deliveries.

create table webhook_endpoint (
  business_id integer not null,
  endpoint_id uuid not null,
  url text not null,
  -- Types of events it wants; empty for all.
  events text[] not null default '{}',
  secret_sealed text not null,
  -- Signs as well for a day after a change of the secret.
  old_secret_sealed text not null default '',
  old_secret_until timestamptz,
  state text not null check (state in ('on', 'off')),
  failing_since timestamptz,
  off_reason text,
  created_at timestamptz not null,
  primary key (business_id, endpoint_id)
);

create table outbound_event (
  business_id integer not null,
  event_id uuid not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null default now(),
  is_handed_out boolean not null default false,
  primary key (business_id, event_id)
);
create index outbound_event_new on outbound_event (business_id, at) where not is_handed_out;
create index outbound_event_at on outbound_event (business_id, at);

create table webhook_delivery (
  business_id integer not null,
  delivery_id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  last_status integer,
  last_problem text,
  created_at timestamptz not null,
  delivered_at timestamptz,
  primary key (business_id, delivery_id),
  unique (business_id, endpoint_id, event_id),
  foreign key (business_id, endpoint_id) references webhook_endpoint on delete cascade,
  foreign key (business_id, event_id) references outbound_event on delete cascade
);
create index webhook_delivery_waiting on webhook_delivery (business_id, next_at) where state = 'waiting';
create index webhook_delivery_recent on webhook_delivery (business_id, endpoint_id, created_at desc);

-- Facts are written down by the tables they happen in, whoever writes them, in the same transaction, and only where somebody listens.
-- What an import brings is history: it is told once, as import.finished. A restored backup tells nothing.
create function note_fact() returns trigger language plpgsql as $$
declare
  fact text := tg_argv[0];
  wanted text := tg_argv[1];
  body text := tg_argv[2];
begin
  if coalesce(current_setting('app.business_id', true), '') = '' then return null; end if;
  if not exists (select from webhook_endpoint where business_id = current_setting('app.business_id')::integer and state = 'on') then return null; end if;
  execute format('insert into outbound_event (business_id, event_id, type, data) select business_id, gen_random_uuid(), %s, %s from fresh where %s', fact, body, wanted);
  return null;
end $$;

create function note_change() returns trigger language plpgsql as $$
declare
  fact text := tg_argv[0];
  wanted text := tg_argv[1];
  body text := tg_argv[2];
  key text := tg_argv[3];
begin
  if coalesce(current_setting('app.business_id', true), '') = '' then return null; end if;
  if not exists (select from webhook_endpoint where business_id = current_setting('app.business_id')::integer and state = 'on') then return null; end if;
  execute format('insert into outbound_event (business_id, event_id, type, data) select fresh.business_id, gen_random_uuid(), %s, %s
    from fresh join stale on stale.business_id = fresh.business_id and stale.%I = fresh.%I where %s', fact, body, key, key, wanted);
  return null;
end $$;

create trigger tell_purchase after insert on purchase referencing new table as fresh for each statement execute function note_fact(
  '''purchase.recorded''', 'import_id is null and status = ''paid''',
  'jsonb_build_object(''purchase_id'', purchase_id, ''customer_id'', customer_id, ''day'', local_day, ''total_minor'', total_minor, ''currency'', currency, ''source'', source)');
create trigger tell_purchase_change after update on purchase referencing new table as fresh old table as stale for each statement execute function note_change(
  'case when fresh.status = ''paid'' then ''purchase.recorded'' else ''purchase.cancelled'' end',
  'fresh.status <> stale.status and fresh.status <> ''pending''',
  'jsonb_build_object(''purchase_id'', fresh.purchase_id, ''customer_id'', fresh.customer_id, ''day'', fresh.local_day, ''total_minor'', fresh.total_minor, ''currency'', fresh.currency, ''source'', fresh.source)',
  'purchase_id');
create trigger tell_refund after insert on refund referencing new table as fresh for each statement execute function note_fact(
  '''purchase.refunded''', 'import_id is null',
  'jsonb_build_object(''refund_id'', refund_id, ''purchase_id'', purchase_id, ''customer_id'', customer_id, ''day'', local_day, ''total_minor'', total_minor, ''currency'', currency)');
create trigger tell_customer after insert on customer referencing new table as fresh for each statement execute function note_fact(
  '''customer.created''', 'import_id is null', 'jsonb_build_object(''customer_id'', customer_id)');
create trigger tell_contact after insert on contact referencing new table as fresh for each statement execute function note_fact(
  '''contact.planned''', 'state = ''planned''',
  'jsonb_build_object(''contact_id'', contact_id, ''customer_id'', customer_id, ''day'', planned_day, ''rung'', rung, ''channel'', channel)');
create trigger tell_message after update on message referencing new table as fresh old table as stale for each statement execute function note_change(
  'case fresh.state when ''failed'' then ''contact.failed'' when ''delivered'' then ''contact.delivered'' else ''contact.sent'' end',
  'fresh.state <> stale.state and fresh.state in (''handed'', ''delivered'', ''failed'')',
  'jsonb_build_object(''message_id'', fresh.message_id, ''customer_id'', fresh.customer_id, ''channel'', fresh.channel)',
  'message_id');
create trigger tell_reply after insert on reply referencing new table as fresh for each statement execute function note_fact(
  '''reply.received''', 'true',
  'jsonb_build_object(''reply_id'', reply_id, ''customer_id'', customer_id, ''contact_id'', contact_id, ''channel'', channel, ''intent'', intent)');
create trigger tell_booking after insert on booking referencing new table as fresh for each statement execute function note_fact(
  '''booking.'' || replace(state, ''-'', ''_'')', 'true',
  'jsonb_build_object(''booking_id'', booking_id, ''customer_id'', customer_id, ''starts_at'', starts_at, ''service'', service)');
create trigger tell_booking_change after update on booking referencing new table as fresh old table as stale for each statement execute function note_change(
  '''booking.'' || replace(fresh.state, ''-'', ''_'')', 'fresh.state <> stale.state',
  'jsonb_build_object(''booking_id'', fresh.booking_id, ''customer_id'', fresh.customer_id, ''starts_at'', fresh.starts_at, ''service'', fresh.service)',
  'booking_id');
create trigger tell_consent after insert on consent referencing new table as fresh for each statement execute function note_fact(
  '''consent.'' || status', 'import_id is null',
  'jsonb_build_object(''contact_point_id'', contact_point_id, ''channel'', channel, ''purpose'', purpose)');
create trigger tell_segment after insert on segment_history referencing new table as fresh for each statement execute function note_fact(
  '''segment.changed''', 'true', 'jsonb_build_object(''customer_id'', customer_id, ''segment'', segment, ''day'', day)');
create trigger tell_import after update on import referencing new table as fresh old table as stale for each statement execute function note_change(
  '''import.finished''', 'fresh.state <> stale.state and fresh.state = ''done''',
  'jsonb_build_object(''import_id'', fresh.import_id, ''file_name'', fresh.file_name)',
  'import_id');

-- Every tenant table answers only for the business the transaction was opened for.
alter table webhook_endpoint enable row level security;
alter table webhook_endpoint force row level security;
create policy tenant on webhook_endpoint using (business_id = current_setting('app.business_id')::integer);
alter table outbound_event enable row level security;
alter table outbound_event force row level security;
create policy tenant on outbound_event using (business_id = current_setting('app.business_id')::integer);
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy tenant on webhook_delivery using (business_id = current_setting('app.business_id')::integer);

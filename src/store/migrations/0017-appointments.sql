-- The appointment book: who can be booked for what, and which minutes are taken; questions put to customers; complaints; notes.

create table resource (
  business_id integer not null,
  resource_id uuid not null,
  name text not null,
  -- What it is, as services ask for it: person, post, chair.
  kind text not null,
  -- Customers at once.
  units smallint not null default 1 check (units between 1 and 50),
  is_active boolean not null default true,
  -- Changes when the owner takes the calendar link back.
  feed_key text not null default '',
  created_at timestamptz not null,
  primary key (business_id, resource_id)
);

create table resource_hours (
  business_id integer not null,
  resource_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440),
  valid_from date not null default '0001-01-01',
  valid_to date,
  primary key (business_id, resource_id, weekday, from_minute, valid_from)
);

create table resource_exception (
  business_id integer not null,
  resource_id uuid not null,
  day date not null,
  -- An empty span is a day off.
  from_minute smallint not null default 0,
  to_minute smallint not null default 0,
  primary key (business_id, resource_id, day, from_minute)
);

create table service (
  business_id integer not null,
  service_id uuid not null,
  name text not null,
  duration_minutes smallint not null check (duration_minutes between 5 and 1440),
  buffer_before_minutes smallint not null default 0 check (buffer_before_minutes between 0 and 480),
  buffer_after_minutes smallint not null default 0 check (buffer_after_minutes between 0 and 480),
  price_minor bigint,
  needs text[] not null,
  is_active boolean not null default true,
  created_at timestamptz not null,
  primary key (business_id, service_id)
);

alter table booking add column service_id uuid;
alter table booking add column resource_ids uuid[] not null default '{}';
alter table booking add column buffer_before_minutes smallint not null default 0;
alter table booking add column buffer_after_minutes smallint not null default 0;
-- Grows with every change: the SEQUENCE of its calendar entry.
alter table booking add column version integer not null default 0;
-- Reminders that were queued: 1 the day before, 2 the hours before.
alter table booking add column reminded smallint not null default 0;
create index booking_coming on booking (business_id, starts_at) where state in ('booked', 'confirmed');

-- One row per five minutes of one unit: the primary key is what keeps two bookings apart.
create table slot_cell (
  business_id integer not null,
  resource_id uuid not null,
  unit smallint not null,
  -- Five-minute cells since 1970 in UTC.
  cell integer not null,
  -- The booking, the hold or the outside booking that has it.
  taken_by uuid not null,
  taken_as text not null check (taken_as in ('booking', 'hold', 'outside')),
  -- A hold gives its cells back by itself.
  expires_at timestamptz,
  primary key (business_id, resource_id, unit, cell)
);
create index slot_cell_taker on slot_cell (business_id, taken_by);

create table slot_hold (
  business_id integer not null,
  hold_id uuid not null,
  customer_id uuid,
  service_id uuid,
  resource_ids uuid[] not null,
  starts_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (business_id, hold_id)
);
create index slot_hold_expiry on slot_hold (business_id, expires_at);
create index slot_hold_customer on slot_hold (business_id, customer_id);

-- What others booked: a salon program, a calendar. It blocks slots and is never changed here.
create table outside_booking (
  business_id integer not null,
  -- The id is made of source and name, so that a second delivery is the same row.
  outside_booking_id uuid not null,
  source text not null,
  external_id text not null,
  resource_id uuid not null,
  customer_id uuid,
  title text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('taken', 'cancelled')),
  -- True when the minutes were taken already: somebody has to move one of the two.
  clashes boolean not null default false,
  seen_at timestamptz not null,
  primary key (business_id, outside_booking_id)
);
create index outside_booking_time on outside_booking (business_id, resource_id, starts_at);
create index outside_booking_customer on outside_booking (business_id, customer_id);

-- Calendars that are read: an address that answers with iCalendar text.
create table calendar_link (
  business_id integer not null,
  calendar_link_id uuid not null,
  resource_id uuid not null,
  name text not null,
  -- Encrypted: whoever knows the address reads the calendar.
  url text not null,
  read_at timestamptz,
  problem text,
  created_at timestamptz not null,
  primary key (business_id, calendar_link_id)
);

-- One question at a time to one customer, with the answers he can give by their number.
create table reply_question (
  business_id integer not null,
  question_id uuid not null,
  customer_id uuid not null,
  reply_id uuid,
  message_id uuid,
  booking_id uuid,
  kind text not null check (kind in ('slot', 'reminder')),
  options jsonb not null,
  state text not null check (state in ('open', 'answered', 'left', 'replaced')),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (business_id, question_id)
);
create unique index reply_question_open on reply_question (business_id, customer_id) where state = 'open';

-- An unhappy customer is left in peace by advertising until somebody has made it good.
create table complaint (
  business_id integer not null,
  complaint_id uuid not null,
  customer_id uuid not null,
  reply_id uuid,
  -- 0 to 10 where he gave one.
  score smallint,
  words text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  resolution text not null default '',
  primary key (business_id, complaint_id)
);
create index complaint_customer on complaint (business_id, customer_id, opened_at desc);
create index complaint_open on complaint (business_id, customer_id) where closed_at is null;

create table customer_note (
  business_id integer not null,
  note_id uuid not null,
  customer_id uuid not null,
  text text not null,
  actor text not null,
  at timestamptz not null,
  primary key (business_id, note_id)
);
create index customer_note_customer on customer_note (business_id, customer_id, at desc);

create index reply_open on reply (business_id, at desc) where settled_as is null;

alter table resource enable row level security;
alter table resource force row level security;
create policy tenant on resource using (business_id = current_setting('app.business_id')::integer);
alter table resource_hours enable row level security;
alter table resource_hours force row level security;
create policy tenant on resource_hours using (business_id = current_setting('app.business_id')::integer);
alter table resource_exception enable row level security;
alter table resource_exception force row level security;
create policy tenant on resource_exception using (business_id = current_setting('app.business_id')::integer);
alter table service enable row level security;
alter table service force row level security;
create policy tenant on service using (business_id = current_setting('app.business_id')::integer);
alter table slot_cell enable row level security;
alter table slot_cell force row level security;
create policy tenant on slot_cell using (business_id = current_setting('app.business_id')::integer);
alter table slot_hold enable row level security;
alter table slot_hold force row level security;
create policy tenant on slot_hold using (business_id = current_setting('app.business_id')::integer);
alter table outside_booking enable row level security;
alter table outside_booking force row level security;
create policy tenant on outside_booking using (business_id = current_setting('app.business_id')::integer);
alter table calendar_link enable row level security;
alter table calendar_link force row level security;
create policy tenant on calendar_link using (business_id = current_setting('app.business_id')::integer);
alter table reply_question enable row level security;
alter table reply_question force row level security;
create policy tenant on reply_question using (business_id = current_setting('app.business_id')::integer);
alter table complaint enable row level security;
alter table complaint force row level security;
create policy tenant on complaint using (business_id = current_setting('app.business_id')::integer);
alter table customer_note enable row level security;
alter table customer_note force row level security;
create policy tenant on customer_note using (business_id = current_setting('app.business_id')::integer);

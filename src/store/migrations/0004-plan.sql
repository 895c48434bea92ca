-- The ladder: due events, planned contacts, agreed dates.

-- One expected return of one customer. Hold-out is drawn once, by hash, and kept.
create table due_event (
  business_id integer not null,
  due_event_id uuid not null,
  customer_id uuid not null,
  purpose text not null,
  -- Day number of the purchase the cycle starts from: back-dated receipts do not renumber it.
  cycle_no integer not null,
  anchor_day date not null,
  window_from date not null,
  due_day date not null,
  window_to date not null,
  held_out boolean not null,
  -- The predicted chance of buying in the window, at the time of planning: the covariate of the comparison.
  expected_share double precision,
  created_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('bought', 'not-bought', 'superseded')),
  bought_day date,
  bought_minor bigint,
  primary key (business_id, due_event_id),
  unique (business_id, customer_id, purpose, cycle_no)
);
create index due_event_window on due_event (business_id, window_to) where closed_at is null;
create index due_event_open on due_event (business_id, customer_id, cycle_no) where closed_at is null;
create index due_event_due on due_event (business_id, due_day);

create table contact (
  business_id integer not null,
  contact_id uuid not null,
  customer_id uuid not null,
  due_event_id uuid,
  follow_up_id uuid,
  purpose text not null,
  cycle_no integer not null,
  rung text not null check (rung in ('soft', 'product', 'offer', 'follow-up')),
  planned_day date not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  channel text not null,
  contact_point_id uuid,
  segment text not null,
  reason jsonb not null,
  -- Expected gain per minute of the owner: what Today is ordered by.
  priority double precision not null default 0,
  arm text,
  state text not null check (state in ('planned', 'approved', 'claimed', 'handed', 'delivered', 'failed', 'unknown', 'expired', 'cancelled', 'done')),
  state_reason text,
  state_at timestamptz not null,
  -- Words the owner changed by hand; otherwise the template's.
  own_words text,
  -- The owner put it off to this day.
  snoozed_until date,
  -- When the owner, or the autopilot, said yes; null again when it was taken back.
  approved_at timestamptz,
  created_at timestamptz not null,
  primary key (business_id, contact_id),
  unique (business_id, customer_id, purpose, cycle_no, rung)
);
-- Today: the open contacts in the order of their worth, their hours beside them.
create index contact_today on contact (business_id, priority desc, contact_id) include (not_before, not_after, customer_id, rung) where state = 'planned';
create index contact_validity on contact (business_id, not_after, not_before) include (customer_id) where state = 'planned';
create index contact_calendar on contact (business_id, planned_day) where state in ('planned', 'approved', 'claimed');
create index contact_open_customer on contact (business_id, customer_id) where state in ('planned', 'approved', 'claimed');
create index contact_approved_at on contact (business_id, approved_at) where approved_at is not null;
create index contact_customer on contact (business_id, customer_id, created_at desc);
create index contact_state_at on contact (business_id, state, state_at);

create table contact_outcome (
  business_id integer not null,
  outcome_id uuid not null,
  contact_id uuid,
  customer_id uuid not null,
  outcome text not null,
  detail jsonb not null default '{}',
  actor text not null,
  at timestamptz not null,
  primary key (business_id, outcome_id)
);
create index contact_outcome_at on contact_outcome (business_id, at);
create index contact_outcome_customer on contact_outcome (business_id, customer_id, at desc);

create table follow_up (
  business_id integer not null,
  follow_up_id uuid not null,
  customer_id uuid not null,
  contact_id uuid,
  agreed_at timestamptz not null,
  agreed_on date not null,
  due_on date not null,
  state text not null check (state in ('open', 'reminded', 'kept', 'missed', 'cancelled', 'replaced')),
  state_at timestamptz not null,
  words text not null default '',
  primary key (business_id, follow_up_id)
);
create index follow_up_open on follow_up (business_id, due_on) where state in ('open', 'reminded');
create index follow_up_customer on follow_up (business_id, customer_id);

-- Why someone was not contacted, counted and shown.
create table not_contacted (
  business_id integer not null,
  customer_id uuid not null,
  purpose text not null,
  cycle_no integer not null,
  reason text not null,
  day date not null,
  primary key (business_id, customer_id, purpose, cycle_no, reason)
);
create index not_contacted_day on not_contacted (business_id, day);

-- Every tenant table answers only for the business the transaction was opened for.
alter table due_event enable row level security;
alter table due_event force row level security;
create policy tenant on due_event using (business_id = current_setting('app.business_id')::integer);
alter table contact enable row level security;
alter table contact force row level security;
create policy tenant on contact using (business_id = current_setting('app.business_id')::integer);
alter table contact_outcome enable row level security;
alter table contact_outcome force row level security;
create policy tenant on contact_outcome using (business_id = current_setting('app.business_id')::integer);
alter table follow_up enable row level security;
alter table follow_up force row level security;
create policy tenant on follow_up using (business_id = current_setting('app.business_id')::integer);
alter table not_contacted enable row level security;
alter table not_contacted force row level security;
create policy tenant on not_contacted using (business_id = current_setting('app.business_id')::integer);

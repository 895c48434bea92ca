-- What the program wrote to the owner himself in the morning: he is no customer, so it is none of the outbox. One row a day,
-- written before the message is given away, so that a crash never makes a second one.
create table owner_digest (
  business_id integer not null,
  day date not null,
  state text not null check (state in ('sending', 'handed', 'failed', 'unknown')),
  reason text,
  at timestamptz not null,
  primary key (business_id, day)
);
alter table owner_digest enable row level security;
alter table owner_digest force row level security;
create policy tenant on owner_digest using (business_id = current_setting('app.business_id')::integer);

-- What holds sending back: limits and pauses the owner sets, gates that count, and the note of who has work to do.

-- 'campaign:7' of a dedupe key contact:<customer>:campaign:7:<rung>: what can be paused and recalled together.
alter table message add column batch text generated always as (
  case when dedupe_key like 'contact:%' then split_part(dedupe_key, ':', 3) || ':' || split_part(dedupe_key, ':', 4) end
) stored;
-- One index for what waits, in the order in which it leaves, and one for what is being sent: each row is in one of them at most.
drop index message_queued;
create index message_due on message (business_id, channel, not_before, message_id) where state = 'queued';
create index message_leased on message (business_id, lease_until) where state in ('claimed', 'sending');

create table sending_limit (
  business_id integer not null,
  -- 'channel:email' or 'domain:mail.ru'
  gate text not null,
  per_second double precision check (per_second > 0),
  burst integer not null default 1 check (burst >= 1),
  per_day integer check (per_day >= 0),
  spend_per_day_minor bigint check (spend_per_day_minor >= 0),
  primary key (business_id, gate)
);

create table sending_gate (
  business_id integer not null,
  gate text not null,
  tokens double precision not null,
  refilled_at timestamptz not null,
  day date not null,
  day_count integer not null,
  day_spend_minor bigint not null,
  breaker text not null check (breaker in ('closed', 'open', 'half-open')),
  failures integer not null,
  rests_until timestamptz,
  reason text,
  primary key (business_id, gate)
);

create table sending_pause (
  business_id integer not null,
  -- 'all', or the batch of messages that waits: 'campaign:7'
  scope text not null,
  at timestamptz not null,
  actor text not null,
  primary key (business_id, scope)
);

alter table sending_limit enable row level security;
alter table sending_limit force row level security;
create policy tenant on sending_limit using (business_id = current_setting('app.business_id')::integer);
alter table sending_gate enable row level security;
alter table sending_gate force row level security;
create policy tenant on sending_gate using (business_id = current_setting('app.business_id')::integer);
alter table sending_pause enable row level security;
alter table sending_pause force row level security;
create policy tenant on sending_pause using (business_id = current_setting('app.business_id')::integer);

-- Which businesses have work, and from when on: the worker asks this one table instead of visiting everybody each second.
-- It holds no facts, only numbers of businesses; a lost row costs at most the minute until the next full round.
create table wake (
  business_id integer not null,
  due_at timestamptz not null,
  nth uuid not null default gen_random_uuid(),
  primary key (business_id, due_at, nth)
);
create index wake_due on wake (due_at);

create function note_changed_customer() returns trigger language plpgsql as $$
begin
  insert into wake (business_id, due_at)
  select current_setting('app.business_id')::integer, timestamptz 'epoch'
  where not exists (select from wake where business_id = current_setting('app.business_id')::integer and due_at = timestamptz 'epoch');
  return null;
end $$;
create trigger changed_customer_wakes after insert or update on customer_change for each statement execute function note_changed_customer();

-- What waits and what is on its way stands in narrow rows of its own; the wide row of a message changes once when it is sent.
-- A message whose queue row has a lease is 'sending', whatever its own row says: a worker took it and its outcome is not written yet.

create table message_queue (
  business_id integer not null,
  message_id uuid not null,
  channel text not null,
  batch text,
  not_before timestamptz not null,
  not_after timestamptz not null,
  -- Neither is indexed: taking a message changes no index.
  lease_until timestamptz,
  claimed_by text,
  primary key (business_id, message_id)
) with (fillfactor = 45, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_analyze_threshold = 20000);
create index message_queue_due on message_queue (business_id, channel, not_before, message_id);

alter table message no force row level security;
insert into message_queue (business_id, message_id, channel, batch, not_before, not_after, lease_until, claimed_by)
select business_id, message_id, channel, batch, not_before, not_after,
  case state when 'sending' then coalesce(lease_until, state_at) end, case state when 'sending' then claimed_by end
from message where state in ('queued', 'claimed', 'sending');
update message set state = 'queued' where state in ('claimed', 'sending');
alter table message force row level security;

alter table message_queue enable row level security;
alter table message_queue force row level security;
create policy tenant on message_queue using (business_id = current_setting('app.business_id')::integer);

-- Nothing that changes with the state is indexed any more, so that an update stays on its page and touches no index.
drop index message_due;
drop index message_leased;
drop index message_address_failed;
drop index message_stranded;
create index message_address on message (business_id, address);
create index message_contact_valid on message (business_id, not_after) where contact_id is not null;
alter table message set (fillfactor = 45);

create function message_enters_queue() returns trigger language plpgsql as $$
begin
  insert into message_queue (business_id, message_id, channel, batch, not_before, not_after)
  select business_id, message_id, channel, batch, not_before, not_after from entered where state = 'queued'
  on conflict (business_id, message_id) do nothing;
  return null;
end $$;
create trigger message_queued after insert on message referencing new table as entered
  for each statement execute function message_enters_queue();

create function message_returns_to_queue() returns trigger language plpgsql as $$
begin
  insert into message_queue (business_id, message_id, channel, batch, not_before, not_after)
  values (new.business_id, new.message_id, new.channel, new.batch, new.not_before, new.not_after)
  on conflict (business_id, message_id) do update set
    channel = excluded.channel, not_before = excluded.not_before, not_after = excluded.not_after, lease_until = null, claimed_by = null;
  return null;
end $$;
create trigger message_requeued after update on message for each row
  when (new.state = 'queued' and old.state <> 'queued') execute function message_returns_to_queue();

-- Whoever takes a message back takes it out of the queue first; one that is on its way keeps its state.
create function message_leaves_queue() returns trigger language plpgsql as $$
begin
  delete from message_queue q where q.business_id = old.business_id and q.message_id = old.message_id and q.lease_until is null;
  if not found and exists (select from message_queue q where q.business_id = old.business_id and q.message_id = old.message_id) then
    return null;
  end if;
  return new;
end $$;
create trigger message_taken_back before update on message for each row
  when (old.state = 'queued' and new.state in ('cancelled', 'expired')) execute function message_leaves_queue();

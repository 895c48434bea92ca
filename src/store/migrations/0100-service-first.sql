-- What a customer waits for (a confirmation, a reminder, an answer) is taken before what we wish to tell him: the place in the queue says which
-- of both it is, and the index finds the one without passing by twenty thousand of the other.
alter table message_queue add column is_service boolean not null default false;
alter table message no force row level security;
alter table message_queue no force row level security;
update message_queue q set is_service = true from message m
where m.business_id = q.business_id and m.message_id = q.message_id and m.purpose = 'service';
alter table message_queue force row level security;
alter table message force row level security;

drop index message_queue_due;
create index message_queue_due on message_queue (business_id, channel, is_service, not_before);

-- Messages of service in a row that left through the gate, so that the others get their tenth however often a worker is restarted.
alter table sending_gate add column service_run integer not null default 0;

create or replace function message_enters_queue() returns trigger language plpgsql as $$
begin
  insert into message_queue (business_id, message_id, channel, batch, is_service, not_before, not_after)
  select business_id, message_id, channel, batch, purpose = 'service', not_before, not_after from entered where state = 'queued'
  on conflict (business_id, message_id) do nothing;
  return null;
end $$;

create or replace function message_moves_in_queue() returns trigger language plpgsql as $$
begin
  if exists (select from fresh where state in ('cancelled', 'expired')) then
    delete from message_queue q using fresh, stale
    where fresh.state in ('cancelled', 'expired') and stale.business_id = fresh.business_id and stale.message_id = fresh.message_id
      and stale.state = 'queued' and q.business_id = fresh.business_id and q.message_id = fresh.message_id and q.lease_until is null;
    if exists (select from fresh
      join stale on stale.business_id = fresh.business_id and stale.message_id = fresh.message_id and stale.state = 'queued'
      join message_queue q on q.business_id = fresh.business_id and q.message_id = fresh.message_id
      where fresh.state in ('cancelled', 'expired'))
    then raise exception 'a message that is on its way cannot be taken back';
    end if;
  end if;
  if exists (select from fresh where state = 'queued') then
    insert into message_queue (business_id, message_id, channel, batch, is_service, not_before, not_after)
    select fresh.business_id, fresh.message_id, fresh.channel, fresh.batch, fresh.purpose = 'service', fresh.not_before, fresh.not_after from fresh
    join stale on stale.business_id = fresh.business_id and stale.message_id = fresh.message_id
    where fresh.state = 'queued' and stale.state <> 'queued'
    on conflict (business_id, message_id) do update set channel = excluded.channel, is_service = excluded.is_service,
      not_before = excluded.not_before, not_after = excluded.not_after, lease_until = null, claimed_by = null;
  end if;
  return null;
end $$;

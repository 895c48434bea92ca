-- A trigger before each row made the database lock, and write into its log, every message whose outcome is written, to ask only about the few
-- that are taken back. What the queue has to follow is now looked at once for each statement: what waits again enters it, what was taken back
-- leaves it. Whoever takes messages back takes their places first; a message that is on its way must keep its state, and the statement that
-- would change it is refused as a whole.
drop trigger message_taken_back on message;
drop function message_leaves_queue();
drop trigger message_requeued on message;
drop function message_returns_to_queue();

create function message_moves_in_queue() returns trigger language plpgsql as $$
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
    insert into message_queue (business_id, message_id, channel, batch, not_before, not_after)
    select fresh.business_id, fresh.message_id, fresh.channel, fresh.batch, fresh.not_before, fresh.not_after from fresh
    join stale on stale.business_id = fresh.business_id and stale.message_id = fresh.message_id
    where fresh.state = 'queued' and stale.state <> 'queued'
    on conflict (business_id, message_id) do update set
      channel = excluded.channel, not_before = excluded.not_before, not_after = excluded.not_after, lease_until = null, claimed_by = null;
  end if;
  return null;
end $$;
create trigger message_moved after update on message referencing new table as fresh old table as stale
  for each statement execute function message_moves_in_queue();

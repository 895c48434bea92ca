-- What comes in, what has to be asked for and what has to be told wakes its business, so that the worker sees to it within a second.

-- A batch of deliveries adds one row, however many businesses it is for.
create function note_waiting() returns trigger language plpgsql as $$
begin
  insert into wake (business_id, due_at)
  select distinct fresh.business_id, timestamptz 'epoch' from fresh
  where not exists (select from wake where wake.business_id = fresh.business_id and wake.due_at = timestamptz 'epoch');
  return null;
end $$;

-- Another try at a later moment. To the second after it: the worker does not come round more often, and must not come too early.
create function note_later_try() returns trigger language plpgsql as $$
begin
  insert into wake (business_id, due_at)
  select distinct fresh.business_id, date_trunc('second', fresh.next_at) + interval '1 second' from fresh
  where fresh.state = 'waiting'
    and not exists (select from wake where wake.business_id = fresh.business_id and wake.due_at = date_trunc('second', fresh.next_at) + interval '1 second');
  return null;
end $$;

create function note_pull() returns trigger language plpgsql as $$
begin
  insert into wake (business_id, due_at)
  select distinct fresh.business_id, date_trunc('second', fresh.next_pull_at) + interval '1 second' from fresh
  where fresh.state = 'on' and fresh.next_pull_at is not null
    and not exists (select from wake where wake.business_id = fresh.business_id and wake.due_at = date_trunc('second', fresh.next_pull_at) + interval '1 second');
  return null;
end $$;

create trigger hook_event_wakes after insert on hook_event referencing new table as fresh for each statement execute function note_waiting();
create trigger hook_event_later after update on hook_event referencing new table as fresh for each statement execute function note_later_try();
create trigger outbound_event_wakes after insert on outbound_event referencing new table as fresh for each statement execute function note_waiting();
create trigger webhook_delivery_new after insert on webhook_delivery referencing new table as fresh for each statement execute function note_later_try();
create trigger webhook_delivery_later after update on webhook_delivery referencing new table as fresh for each statement execute function note_later_try();
create trigger source_connection_new after insert on source_connection referencing new table as fresh for each statement execute function note_pull();
create trigger source_connection_later after update on source_connection referencing new table as fresh for each statement execute function note_pull();

create trigger tell_merge after insert on customer_merge referencing new table as fresh for each statement execute function note_fact(
  '''customer.merged''', 'true', 'jsonb_build_object(''customer_id'', kept_id, ''merged_id'', merged_id)');
create trigger tell_unmerge after update on customer_merge referencing new table as fresh old table as stale for each statement execute function note_change(
  '''customer.unmerged''', 'fresh.undone_at is not null and stale.undone_at is null',
  'jsonb_build_object(''customer_id'', fresh.kept_id, ''merged_id'', fresh.merged_id)',
  'merge_id');

-- What was taken and came back is another thing than what was never taken, and what was opened is more than what arrived.
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check check (state in
  ('queued', 'claimed', 'sending', 'handed', 'delivered', 'read', 'bounced', 'failed', 'unknown', 'expired', 'cancelled'));

alter table message no force row level security;
alter table message_part no force row level security;
alter table message_event no force row level security;
update message m set state = 'read'
where state = 'delivered' and exists (
  select from message_part p where p.business_id = m.business_id and p.message_id = m.message_id and p.state = 'read');
update message m set state = 'bounced'
where state = 'failed' and exists (
  select from message_event e where e.business_id = m.business_id and e.message_id = m.message_id and e.state = 'handed');
alter table message force row level security;
alter table message_part force row level security;
alter table message_event force row level security;

-- A shop that listens hears of each message once that it went, arrived or did not; that it was opened says again that it arrived.
drop trigger tell_message on message;
create trigger tell_message after update on message referencing new table as fresh old table as stale for each statement execute function note_change(
  'case when fresh.state in (''failed'', ''bounced'') then ''contact.failed'' when fresh.state in (''delivered'', ''read'') then ''contact.delivered'' else ''contact.sent'' end',
  'fresh.state <> stale.state and (fresh.state in (''handed'', ''delivered'', ''failed'', ''bounced'') or fresh.state = ''read'' and stale.state <> ''delivered'')',
  'jsonb_build_object(''message_id'', fresh.message_id, ''customer_id'', fresh.customer_id, ''channel'', fresh.channel)',
  'message_id');

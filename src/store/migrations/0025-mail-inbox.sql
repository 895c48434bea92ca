-- How far a mailbox has been read: letters that were there before the mailbox was set up are the owner's own affair.

create table mail_cursor (
  business_id integer not null,
  -- 'user@host': another mailbox begins anew.
  mailbox text not null,
  -- Changes when the server has renumbered its letters; a number of 32 bits.
  uid_validity text not null,
  last_uid bigint not null,
  read_at timestamptz not null,
  primary key (business_id, mailbox)
);
alter table mail_cursor enable row level security;
alter table mail_cursor force row level security;
create policy tenant on mail_cursor using (business_id = current_setting('app.business_id')::integer);

-- Soft bounces of an address in a row are counted over its messages.
create index message_address_failed on message (business_id, address, state_at desc) where state = 'failed';

-- What the DNS said about the sender's domain at night, so that a record that was lost shows before letters land in spam.
create table mail_record_check (
  business_id integer not null,
  domain text not null,
  spf text not null,
  dkim text not null,
  dmarc text not null,
  checked_at timestamptz not null,
  -- Since when something is wrong that was right; null while all is as it was or better.
  worse_since timestamptz,
  primary key (business_id, domain)
);
alter table mail_record_check enable row level security;
alter table mail_record_check force row level security;
create policy tenant on mail_record_check using (business_id = current_setting('app.business_id')::integer);

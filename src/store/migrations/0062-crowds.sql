-- A telephone or an e-mail that tills give with the receipts of many people: the shop's own, typed to get past a form. It is nobody, until the owner says that it is one person.
create table crowd (
  business_id integer not null,
  crowd_id uuid not null,
  kind text not null check (kind in ('phone', 'email')),
  address text not null,
  -- The card the sales had stood on, and those sales: what giving them back needs.
  card_id uuid not null,
  purchase_ids uuid[] not null,
  found_at timestamptz not null,
  -- The owner said that it is one person; it is never taken for a crowd again.
  released_at timestamptz,
  primary key (business_id, crowd_id)
);
create index crowd_address on crowd (business_id, address);
alter table crowd enable row level security;
alter table crowd force row level security;
create policy tenant on crowd using (business_id = current_setting('app.business_id')::integer);

-- What the owner said about the columns of a file, kept for the next file with the same headings.
create table import_mapping (
  business_id integer not null,
  -- Of the normal forms of the headings in their order.
  fingerprint text not null,
  kind text not null check (kind in ('customers', 'purchases')),
  -- Field → columns by their place.
  mapping jsonb not null,
  updated_at timestamptz not null,
  primary key (business_id, fingerprint)
);
alter table import_mapping enable row level security;
alter table import_mapping force row level security;
create policy tenant on import_mapping using (business_id = current_setting('app.business_id')::integer);

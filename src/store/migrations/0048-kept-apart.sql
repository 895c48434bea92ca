-- "These are different people": two cards that look like one and are not. Remembered, so that nobody is asked a second time.
create table kept_apart (
  business_id integer not null,
  first_id uuid not null,
  second_id uuid not null check (first_id < second_id),
  actor text not null,
  decided_at timestamptz not null,
  -- The owner changed his mind; the pair may be suggested and merged again.
  undone_at timestamptz,
  primary key (business_id, first_id, second_id)
);
create index kept_apart_second on kept_apart (business_id, second_id);

alter table kept_apart enable row level security;
alter table kept_apart force row level security;
create policy tenant on kept_apart using (business_id = current_setting('app.business_id')::integer);

-- Whoever is looked at asks which cards have joined him.
create index customer_merge_kept on customer_merge (business_id, kept_id) where undone_at is null;
create index customer_merge_merged on customer_merge (business_id, merged_id) where undone_at is null;

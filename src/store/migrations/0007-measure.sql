-- Numbers of closed months stay as they were; what came later stands beside them.

create table kpi_month (
  business_id integer not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  kpis jsonb not null,
  frozen_at timestamptz not null,
  primary key (business_id, month)
);

create table advertising_spend (
  business_id integer not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  source text not null,
  currency text not null,
  spend_minor bigint not null check (spend_minor >= 0),
  primary key (business_id, month, source, currency)
);

-- Every tenant table answers only for the business the transaction was opened for.
alter table kpi_month enable row level security;
alter table kpi_month force row level security;
create policy tenant on kpi_month using (business_id = current_setting('app.business_id')::integer);
alter table advertising_spend enable row level security;
alter table advertising_spend force row level security;
create policy tenant on advertising_spend using (business_id = current_setting('app.business_id')::integer);

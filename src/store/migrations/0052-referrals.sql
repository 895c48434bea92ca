-- Who brought whom, and what became of it. A reward is a coupon that the owner has said yes to; silence is no yes.
create table referral (
  business_id integer not null,
  referral_id uuid not null,
  -- The one who was brought.
  customer_id uuid not null,
  referrer_id uuid not null,
  state text not null check (state in ('open', 'refused', 'rewarded', 'declined')),
  -- Why there is no reward, when it was refused.
  refusal text,
  coupon_id uuid,
  recorded_on date not null,
  actor text not null,
  recorded_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (business_id, referral_id)
);
create index referral_customer on referral (business_id, customer_id);
create index referral_referrer on referral (business_id, referrer_id);
create index referral_recorded on referral (business_id, recorded_at desc, referral_id);

alter table referral enable row level security;
alter table referral force row level security;
create policy tenant on referral using (business_id = current_setting('app.business_id')::integer);

-- Since when the pieces of an offer are counted down: its stock is the number on that day, less what was sold since.
alter table offer add column stocked_at timestamptz not null default now();
-- Who was promised a piece and has not come for it yet.
create index contact_offer_offer on contact_offer (business_id, offer_id) where offer_id is not null;

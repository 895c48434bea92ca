-- Receipts of advances and of the deliveries that take them up: few among all that is told, and looked for by person and day.
create index telling_prepayment on telling (business_id, source, customer_id) where jsonb_exists(content, 'prepayment');

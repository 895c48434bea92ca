-- Two indexes that every row of a file goes into. A file gives all its customers one moment: read backwards, an index that counts up
-- answers the same list, and grows at its end instead of being split in its first page for each of them.
drop index customer_created;
create index customer_created on customer (business_id, created_at, customer_id);

-- Sales of nobody are never looked for by their customer.
drop index purchase_customer_day;
create index purchase_customer_day on purchase (business_id, customer_id, local_day) include (total_minor, refunded_minor, status, currency)
  where customer_id is not null;

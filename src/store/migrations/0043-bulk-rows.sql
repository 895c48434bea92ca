-- Rows by the hundred thousand: the name of the tenant is read once for a statement that writes them, not once for each row.
-- What may be read is decided as before.
alter policy tenant on customer with check (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on contact_point with check (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on contact_point_link with check (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on customer_change with check (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on purchase with check (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on purchase_line with check (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on refund with check (business_id = (select current_setting('app.business_id')::integer));

-- Thirteen entries for each telephone, over all tenants. A look for a part of an address reads the addresses of its own tenant, which
-- takes no longer than finding the many numbers that share three digits, and a new contact costs half.
drop index contact_point_search;

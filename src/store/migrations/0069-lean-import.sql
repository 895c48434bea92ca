-- What came with which import is asked when one is taken out again, rarely, and over all its rows. They lie side by side, so that a note of
-- each stretch of the table finds them; an entry for each row cost a tenth of the whole import.
drop index customer_import;
create index customer_import on customer using brin (business_id, import_id) where import_id is not null;
drop index contact_point_link_import;
create index contact_point_link_import on contact_point_link using brin (business_id, import_id) where import_id is not null;
drop index purchase_import;
create index purchase_import on purchase using brin (business_id, import_id) where import_id is not null;

-- Nearly all addresses are telephones: the kind told two of them apart only after it had been compared at every step.
alter table contact_point drop constraint contact_point_business_id_kind_address_key;
alter table contact_point add unique (business_id, address, kind);

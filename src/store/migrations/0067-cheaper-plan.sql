-- What is understood and planned is read and written for a thousand customers at a time: the name of the tenant is asked for once in a
-- statement and not once for each row that is looked up or written. Who may read and write what is as before.
alter policy tenant on understanding using (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on segment_history using (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on customer_cycle using (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on due_event using (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on contact using (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on not_contacted using (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on plan_mark using (business_id = (select current_setting('app.business_id')::integer));

-- The evidence of a contact is kept as it was said and read whole: as a document taken apart it cost as much to write as the row itself.
alter table contact alter column reason type json using reason::json;

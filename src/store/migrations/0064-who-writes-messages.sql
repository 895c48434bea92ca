-- As for the rows of an import (0043): the name of the tenant is read once for a statement that writes a group of messages, not for each
-- row. What may be read is decided as before.
alter policy tenant on message with check (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on message_queue with check (business_id = (select current_setting('app.business_id')::integer));
alter policy tenant on message_event with check (business_id = (select current_setting('app.business_id')::integer));

-- A letter about a visit brings its entry for the customer's calendar (iCalendar text); other messages have none.
alter table message add column calendar text;

-- Fewer indexes under what is written by the million: a night's plan costs the server mostly the places in its indexes.
-- Contacts of one customer are found by the key (business, customer, purpose, cycle, rung); a customer has few.
drop index contact_open_customer;
drop index contact_customer;
-- The calendar of a month reads the days it asks for from contact_listed.
drop index contact_calendar;
-- What ends by itself each minute, whether anybody has approved it or not.
drop index contact_validity;
create index contact_until on contact (business_id, not_after) where state in ('planned', 'approved');
-- Only what has left planning is looked for by its state.
drop index contact_state_at;
create index contact_state_at on contact (business_id, state, state_at) where state <> 'planned';
-- Today reads the hours of an open contact beside its worth, and nothing else.
drop index contact_today;
create index contact_today on contact (business_id, priority desc, contact_id) include (not_before, not_after) where state = 'planned';

-- Open events of one customer are found by their key, too.
drop index due_event_open;

-- Nothing asks for one day of understanding; without these a night that changes nothing but the day writes no index.
drop index understanding_as_of;
drop index customer_cycle_as_of;

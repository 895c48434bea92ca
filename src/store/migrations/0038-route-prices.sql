-- A price is worth what its source is: where it stands, and on which day it was so.
alter table route_price add column source text not null default '';
alter table route_price add column priced_on date;

-- What the night has learnt of a group is read back by day for single customers: half of its digits lost moved their dates by a hair.
alter table subject_model alter column elasticity type double precision;

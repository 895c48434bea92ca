-- An import that its owner stopped: what was stored stays and can be taken out, the rest can be brought later.
alter table import drop constraint import_state_check;
alter table import add constraint import_state_check
  check (state in ('checked', 'committing', 'stopped', 'done', 'failed', 'undoing', 'undone'));

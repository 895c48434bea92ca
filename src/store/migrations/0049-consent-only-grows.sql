-- What somebody agreed to is evidence: rows are added, never changed. They leave with a person who is forgotten or with an import that is
-- taken out again, and only a transaction that says so may touch them.
create function consent_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'consent only grows: % is refused', lower(tg_op) using errcode = 'integrity_constraint_violation';
end
$$;
create trigger consent_unchanged before update on consent for each statement
  when (coalesce(current_setting('app.consent_leaves', true), '') <> 'erasure') execute function consent_only_grows();
create trigger consent_kept before delete on consent for each statement
  when (coalesce(current_setting('app.consent_leaves', true), '') not in ('erasure', 'undone-import')) execute function consent_only_grows();
create trigger consent_not_emptied before truncate on consent for each statement execute function consent_only_grows();

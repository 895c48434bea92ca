-- What other programs ask about as well: a customer that was corrected, gifts, points and promises. Told as everything else is told:
-- in the transaction of the fact, and only where somebody listens.

-- By the note that somebody of the shop changed him: what a file or a till brings of him is told by the import and by the sale.
create trigger tell_customer_change after insert on audit referencing new table as fresh for each statement execute function note_fact(
  '''customer.updated''', 'action = ''customer-changed''', 'jsonb_build_object(''customer_id'', split_part(subject, '':'', 2))');
create trigger tell_coupon after insert on coupon referencing new table as fresh for each statement execute function note_fact(
  '''coupon.issued''', 'true',
  'jsonb_build_object(''coupon_id'', coupon_id, ''customer_id'', customer_id, ''deadline'', deadline, ''origin'', origin)');
create trigger tell_coupon_use after insert on coupon_use referencing new table as fresh for each statement execute function note_fact(
  '''coupon.redeemed''', 'state = ''redeemed''',
  'jsonb_build_object(''coupon_id'', coupon_id, ''customer_id'', customer_id, ''purchase_id'', purchase_id, ''discount_minor'', discount_minor)');
create trigger tell_coupon_use_change after update on coupon_use referencing new table as fresh old table as stale for each statement execute function note_change(
  '''coupon.redeemed''', 'fresh.use_no = stale.use_no and fresh.state = ''redeemed'' and stale.state <> ''redeemed''',
  'jsonb_build_object(''coupon_id'', fresh.coupon_id, ''customer_id'', fresh.customer_id, ''purchase_id'', fresh.purchase_id, ''discount_minor'', fresh.discount_minor)',
  'coupon_id');
create trigger tell_points after insert on points_entry referencing new table as fresh for each statement execute function note_fact(
  '''points.changed''', 'true',
  'jsonb_build_object(''entry_id'', entry_id, ''customer_id'', customer_id, ''kind'', kind, ''points'', points)');
create trigger tell_follow_up after insert on follow_up referencing new table as fresh for each statement execute function note_fact(
  '''followup.agreed''', 'true', 'jsonb_build_object(''follow_up_id'', follow_up_id, ''customer_id'', customer_id, ''due_on'', due_on)');

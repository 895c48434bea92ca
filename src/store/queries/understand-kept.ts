/** Which sales count, in SQL over `purchase p` and `business b`. */

/** A sale that was paid and not wholly given back; a free one counts, for the customer came. */
export const KEPT_PURCHASE = "p.status = 'paid' and (p.refunded_minor < p.total_minor or p.total_minor = 0)"
/** Sums of other currencies are not added to the business's own. */
export const KEPT_AMOUNT = 'coalesce(sum(p.total_minor - p.refunded_minor) filter (where p.currency = b.currency), 0)'

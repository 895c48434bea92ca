/** What the plan stage needs from the database. */
export interface PlanStore {}

/** Tables of the plan stage as Kysely sees them. */
export interface PlanTables {}

/** Tables of the measure stage as Kysely sees them. */
export interface MeasureTables {}

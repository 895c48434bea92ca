/** What the measure stage needs from the database. */
export interface MeasureStore {}

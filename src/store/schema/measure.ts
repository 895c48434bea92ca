/** Tables of the measure stage as Kysely sees them. */
import type { MonthKpis } from '../../domain/measure/month-kpis.ts'
import type { Json, Time } from './columns.ts'

export interface MeasureTables {
  kpi_month: { business_id: number; month: string; kpis: Json<MonthKpis>; frozen_at: Time }
  advertising_spend: { business_id: number; month: string; source: string; currency: string; spend_minor: number }
}

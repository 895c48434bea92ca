/** Tables of the understand stage as Kysely sees them. */
import type { BusinessModel } from '../../domain/understand/business-model.ts'
import type { CalibrationReport } from '../../domain/understand/calibration.ts'
import type { SegmentPolicy, SegmentReason, Standing } from '../../domain/understand/segment.ts'
import type { LapseModel } from '../../domain/understand/lapse.ts'
import type { CycleSubject, SubjectBasis, SubjectModel } from '../../domain/understand/subject-cycle.ts'
import type { Basis, NoDateReason } from '../../domain/understand/understanding.ts'
import type { Json, Time } from './columns.ts'

export interface UnderstandTables {
  understanding_model: { business_id: number; fitted_at: Time; model: Json<BusinessModel> }
  understanding: {
    business_id: number
    customer_id: string
    as_of: string
    purchases: number
    first_day: string
    anchor_day: string
    cycle_days: number
    basis: Basis
    due_day: string | null
    no_date_reason: NoDateReason | null
    window_from: string | null
    window_to: string | null
    due_p10: string
    due_p50: string
    due_p90: string
    strength: number
    p_alive: number
    p14: number
    p28: number
    segment: Standing
    reason: Json<SegmentReason>
    value_365_minor: number | null
    value_365_low_minor: number | null
    value_365_high_minor: number | null
  }
  segment_policy: { business_id: number; policy: Json<SegmentPolicy>; changed_at: Time }
  used_up_group: { business_id: number; group_id: string }
  subject_model: {
    business_id: number
    subject: string
    lapse: Json<LapseModel>
    elasticity: number
    gaps: number
    basis: SubjectModel['basis']
  }
  customer_cycle: {
    business_id: number
    customer_id: string
    subject: CycleSubject
    as_of: string
    purchases: number
    first_day: string
    anchor_day: string
    cycle_days: number
    basis: SubjectBasis
    due_day: string | null
    no_date_reason: NoDateReason | null
    due_p10: string
    due_p50: string
    due_p90: string
    strength: number
    p_alive: number
    p28: number
    last_quantity: number
    usual_quantity: number
    stretch: number
  }
  calibration_report: { business_id: number; as_of: string; report: Json<CalibrationReport | null> }
  segment_history: { business_id: number; customer_id: string; day: string; segment: Standing; reason: Json<SegmentReason> }
}

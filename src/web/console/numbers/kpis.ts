/** The numbers as the API gives them. */
import type { AnswerOf } from '../../../contract/contract.ts'

export type Kpis = AnswerOf<'GET /reports/kpis'>
export type Months = AnswerOf<'GET /reports/months'>['months']

/** The programmes as the API answers them. */
import type { AnswerOf } from '../../../contract/contract.ts'

export type Programs = AnswerOf<'GET /programs'>

import type { AnswerOf } from '../../../contract/contract.ts'

export type Offer = AnswerOf<'POST /offers'>

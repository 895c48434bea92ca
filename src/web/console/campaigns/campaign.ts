import type { AnswerOf } from '../../../contract/contract.ts'

export type Campaign = AnswerOf<'PUT /campaigns/{id}'>

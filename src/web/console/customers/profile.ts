/** A customer as the API tells about him. */
import type { AnswerOf } from '../../../contract/contract.ts'

export type Profile = AnswerOf<'GET /customers/{id}'>

/** One import as the API tells about it. */
import type { AnswerOf } from '../../../contract/contract.ts'

export type ImportRecord = AnswerOf<'GET /imports/{id}'>

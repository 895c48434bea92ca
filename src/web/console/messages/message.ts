/** One message of the outbox as the API tells about it. */
import type { AnswerOf } from '../../../contract/contract.ts'

export type Message = AnswerOf<'GET /messages'>['items'][number]

/** Every row of the contract and what answers it. */
import type { Handlers } from '../call.ts'
import { accessHandlers } from './access.ts'
import { businessHandlers } from './business.ts'
import { sessionHandlers } from './session.ts'

export const handlers: Partial<Handlers> = {
  ...sessionHandlers,
  ...businessHandlers,
  ...accessHandlers,
}

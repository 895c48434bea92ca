/** How long words about people are kept. */
import { changeRetention, lookAtRetention } from '../../usecases/collect/keep-retention.ts'
import type { Handlers } from '../call.ts'
import { notFound } from '../problems.ts'

export const retentionHandlers: Pick<Handlers, 'GET /retention' | 'PUT /retention'> = {
  'GET /retention': async (deps, call) => {
    const { class: name, keepDays } = call.input.query
    const tried = name === undefined || keepDays === undefined ? undefined : { class: name, keepDays }
    return { items: [...(await lookAtRetention(deps, call.business, tried))] }
  },
  'PUT /retention': async (deps, call) => {
    const changed = await changeRetention(deps, call.business, { rule: call.input.body, actor: call.actor })
    // The contract has checked the days already.
    if (changed !== 'changed') throw notFound()
    return { items: [...(await lookAtRetention(deps, call.business))] }
  },
}

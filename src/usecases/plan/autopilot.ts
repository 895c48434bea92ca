/** Rungs that the owner has told to go out by themselves: approved when their day and hour have come. What needs his hands waits for him. */
import { RUNGS } from '../../domain/collect/business.ts'
import type { ContactRung } from '../../domain/plan/contact.ts'
import type { BusinessId, ContactId } from '../../kernel/ids.ts'
import { addMs, HOUR_MS } from '../../kernel/instant.ts'
import { approveContact } from './approve-contact.ts'
import type { PlanDeps } from './plan-deps.ts'

/** Contacts of one run; the rest goes with the next minute's. */
const AUTOPILOT_MAX = 500

export interface AutopilotDone {
  readonly approved: number
  readonly refused: number
}

export async function runAutopilot(deps: PlanDeps, business: BusinessId): Promise<AutopilotDone> {
  const at = deps.clock.now()
  const contactIds = await deps.store.inBusiness(business, async tx => {
    const { policy } = await tx.business.read()
    const found: ContactId[] = []
    for (const [mode, waitMs] of [
      ['send', 0],
      // He had these hours to object: to put it off, to dismiss it, to send it with other words.
      ['wait', policy.planning.autopilotAfterHours * HOUR_MS],
    ] as const) {
      const rungs: ContactRung[] = RUNGS.filter(rung => policy.autopilot[rung] === mode)
      // A promise goes out by itself where the direct offer does.
      if (policy.autopilot.offer === mode) rungs.push('follow-up')
      if (rungs.length > 0)
        found.push(...(await tx.plan.dueForAutopilot({ rungs, at, shownBefore: addMs(at, -waitMs), limit: AUTOPILOT_MAX })))
    }
    return found
  })
  let approved = 0
  for (const contactId of contactIds) {
    const done = await approveContact(deps, business, { contactId, actor: 'autopilot' })
    if (done.status === 'approved') approved += 1
  }
  return { approved, refused: contactIds.length - approved }
}

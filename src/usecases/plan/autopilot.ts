/** Rungs that the owner has told to go out by themselves: approved when their day and hour have come. What needs his hands waits for him. */
import { RUNGS } from '../../domain/collect/business.ts'
import type { ContactRung } from '../../domain/plan/contact.ts'
import type { BusinessId } from '../../kernel/ids.ts'
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
    const rungs: ContactRung[] = RUNGS.filter(rung => policy.autopilot[rung] === 'send')
    // A promise goes out by itself where the direct offer does.
    if (policy.autopilot.offer === 'send') rungs.push('follow-up')
    return rungs.length === 0 ? [] : tx.plan.dueForAutopilot({ rungs, at, limit: AUTOPILOT_MAX })
  })
  let approved = 0
  for (const contactId of contactIds) {
    const done = await approveContact(deps, business, { contactId, actor: 'autopilot' })
    if (done.status === 'approved') approved += 1
  }
  return { approved, refused: contactIds.length - approved }
}

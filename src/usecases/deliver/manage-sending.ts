/** The owner holds sending back: for a while, above a limit, or for good. */
import type { GateLimit } from '../../domain/deliver/sending-gate.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { NamedLimit, SendingPause, SendingStore } from '../../ports/sending-store.ts'
import type { DeliverDeps } from './deliver-deps.ts'

export interface SendingState {
  readonly pauses: readonly SendingPause[]
  readonly limits: readonly NamedLimit[]
  readonly gates: Awaited<ReturnType<SendingStore['allGates']>>
  readonly waiting: Awaited<ReturnType<SendingStore['waiting']>>
}

export async function sendingState({ store, clock }: DeliverDeps, business: BusinessId): Promise<SendingState> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const today = localDay(at, (await tx.business.read()).zone)
    const gates = await tx.deliver.allGates()
    return {
      pauses: await tx.deliver.pauses(),
      limits: await tx.deliver.limits(),
      // A gate that nobody has passed today still holds the counts of the day it was passed last.
      gates: gates.map(gate => (gate.day === today ? gate : { ...gate, dayCount: 0, daySpendMinor: 0 })),
      waiting: await tx.deliver.waiting(),
    }
  })
}

/** What is on its way arrives; what waits stays exactly as it is until it is resumed, expires or is recalled. */
export async function pauseSending(
  { store, clock }: DeliverDeps,
  business: BusinessId,
  { scope, actor }: { readonly scope: string; readonly actor: string },
): Promise<void> {
  const at = clock.now()
  await store.inBusiness(business, async tx => {
    await tx.deliver.pause({ scope, at, actor })
    await tx.business.audit({ at, actor, action: 'sending-paused', subject: null, detail: { scope } })
  })
}

/** False when it was not paused. */
export async function resumeSending(
  { store, clock }: DeliverDeps,
  business: BusinessId,
  { scope, actor }: { readonly scope: string; readonly actor: string },
): Promise<boolean> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const isResumed = await tx.deliver.resume(scope)
    if (!isResumed) return false
    await tx.deliver.wakeAt(at)
    await tx.business.audit({ at, actor, action: 'sending-resumed', subject: null, detail: { scope } })
    return true
  })
}

/** Null takes the limit away. */
export async function limitSending(
  { store, clock }: DeliverDeps,
  business: BusinessId,
  { gate, limit, actor }: { readonly gate: string; readonly limit: GateLimit | null; readonly actor: string },
): Promise<void> {
  const at = clock.now()
  await store.inBusiness(business, async tx => {
    await tx.deliver.setLimit(gate, limit)
    await tx.deliver.bringBackLimited(at)
    await tx.deliver.wakeAt(at)
    await tx.business.audit({ at, actor, action: 'sending-limited', subject: null, detail: { gate, ...limit } })
  })
}

/** A yes or a no, with its words and where it was said. */
import { id } from '../../kernel/ids.ts'
import { recordConsent } from '../../usecases/collect/record-consent.ts'
import { withdrawConsent } from '../../usecases/collect/withdraw-consent.ts'
import { planOneCustomer } from '../../usecases/plan/plan-customer.ts'
import type { Handlers, OwnCall } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound } from '../problems.ts'
import { refuse } from '../refuse.ts'

export const consentHandlers: Pick<Handlers, 'POST /consents'> = {
  'POST /consents': async (deps, call) => {
    const { body } = call.input
    const points = await pointsOf(deps, call)
    const words = { channel: body.channel, locale: body.locale ?? call.locale, source: body.source, actor: call.actor }
    const consentIds: string[] = []
    for (const contactPointId of points) {
      if (body.status === 'withdrawn' || body.basis === 'refusal') {
        const said = await withdrawConsent(deps, call.business, { ...words, contactPointId, purposes: [body.purpose] })
        if ('refusal' in said) throw refuse(said.refusal, call.locale)
        continue
      }
      const { basis, textVersion, textShown } = body
      const said = await recordConsent(deps, call.business, {
        ...words,
        source: body.source === 'import' ? 'owner' : body.source,
        contactPointId,
        purposes: [body.purpose],
        basis,
        textVersion,
        textShown,
      })
      if ('refusal' in said) throw refuse(said.refusal, call.locale)
      consentIds.push(...said.consentIds)
    }
    const owners = await deps.store.inBusiness(call.business, async tx =>
      Promise.all(
        points.map(async point => {
          const address = await tx.collect.customers.point(point)
          return address ? tx.collect.customers.ownersOf(address) : []
        }),
      ),
    )
    for (const owner of new Set(owners.flat())) await planOneCustomer(deps, call.business, owner)
    return { consentIds }
  },
}

async function pointsOf(deps: HttpDeps, call: OwnCall<'POST /consents'>) {
  const { contactPointId, customerId } = call.input.body
  if (contactPointId !== undefined) return [id<'contact-point'>(contactPointId)]
  const points =
    customerId === undefined
      ? []
      : await deps.store.inBusiness(call.business, tx => tx.collect.customers.pointsOf([id<'customer'>(customerId)]))
  if (points.length === 0) throw notFound()
  return points.map(point => point.id)
}

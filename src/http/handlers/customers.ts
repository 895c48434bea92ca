/** Customers: found, entered, corrected, merged, handed over, forgotten. */
import { type ContactAddress, readAddress } from '../../domain/collect/contact-point.ts'
import { visitProfileOf } from '../../domain/collect/visit-profile.ts'
import type { InputOf } from '../../contract/contract.ts'
import { type CustomerId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { addCustomer, type ContactInput, type CustomerInput } from '../../usecases/collect/add-customer.ts'
import { editCustomer } from '../../usecases/collect/edit-customer.ts'
import { eraseCustomer } from '../../usecases/collect/erase-customer.ts'
import { exportCustomer } from '../../usecases/collect/export-customer.ts'
import { findCustomers } from '../../usecases/collect/find-customers.ts'
import { mergeCustomers } from '../../usecases/collect/merge-customers.ts'
import { undoMerge } from '../../usecases/collect/undo-merge.ts'
import type { Handlers, OwnCall } from '../call.ts'
import { forgetWaitingUploads } from '../checked-file.ts'
import type { HttpDeps } from '../deps.ts'
import { found, notFound, ProblemError } from '../problems.ts'
import { refuse } from '../refuse.ts'
import { customerRows } from '../views/customer-list-view.ts'
import { customerView } from '../views/customer-view.ts'
import { cycleView } from '../views/cycle-view.ts'
import { timelineView } from '../views/timeline-view.ts'

type CustomerRoutes =
  | 'GET /customers'
  | 'POST /customers'
  | 'GET /customers/{id}'
  | 'PATCH /customers/{id}'
  | 'DELETE /customers/{id}'
  | 'GET /customers/{id}/visit-profile'
  | 'GET /customers/{id}/timeline'
  | 'GET /customers/{id}/cycle'
  | 'GET /customers/{id}/export'
  | 'POST /customers/{id}/merges'
  | 'DELETE /merges/{id}'

export const customerHandlers: Pick<Handlers, CustomerRoutes> = {
  'GET /customers': async (deps, call) => {
    const { q, segment, cursor, limit } = call.input.query
    const result = await findCustomers(deps, call.business, { text: q, segment, cursor, limit })
    if ('refusal' in result) throw new ProblemError('invalid_cursor')
    const { total, counts } = await deps.store.inBusiness(call.business, async tx => ({
      total: await tx.collect.customers.count(),
      counts: await tx.understand.segmentCounts(),
    }))
    return {
      items: await customerRows(deps, call.business, result.found),
      nextCursor: result.nextCursor,
      total,
      segments: (['regular', 'periodic', 'lost', 'one-timer', 'new'] as const).map(name => ({ segment: name, customers: counts[name] })),
    }
  },

  'POST /customers': async (deps, call) => {
    const { phones, emails, ...details } = call.input.body
    const added = await addCustomer(deps, call.business, { ...detailsOf(details), contacts: contactsOf({ phones, emails }) })
    if ('refusal' in added) throw refuse(added.refusal, call.locale)
    return customerView(deps, call.business, { customerId: added.customerId, locale: call.locale })
  },

  'GET /customers/{id}': (deps, call) =>
    customerView(deps, call.business, { customerId: id<'customer'>(call.input.params.id), locale: call.locale }),

  'PATCH /customers/{id}': async (deps, call) => {
    const customerId = id<'customer'>(call.input.params.id)
    const { phones, emails, ...details } = call.input.body
    const contacts = await contactChanges(deps, call, { customerId, wanted: { phones, emails } })
    const edited = await editCustomer(deps, call.business, { customerId, changes: detailsOf(details), ...contacts, actor: call.actor })
    if ('refusal' in edited) throw refuse(edited.refusal, call.locale)
    return customerView(deps, call.business, { customerId, locale: call.locale })
  },

  'DELETE /customers/{id}': async (deps, call) => {
    const customerId = id<'customer'>(call.input.params.id)
    const erased = await eraseCustomer(deps, call.business, { customerId, actor: call.actor })
    if ('refusal' in erased) throw refuse(erased.refusal, call.locale)
    await deps.onErased?.()
    const unfinished = await deps.store.inBusiness(call.business, tx => tx.collect.imports.unfinished())
    await forgetWaitingUploads(deps, { business: call.business, atWork: unfinished.map(record => record.id) })
    const customer = found(
      await deps.store.inBusiness(call.business, async tx => {
        // Answers kept for repeated requests may speak of him: they go too.
        await tx.business.deleteAnswersBefore(call.at)
        return tx.collect.customers.find(customerId)
      }),
    )
    return { customerId, erasedAt: isoInstant(customer.erasedAt ?? call.at) }
  },

  'GET /customers/{id}/visit-profile': async (deps, call) => {
    const customer = await deps.store.inBusiness(call.business, tx => tx.collect.customers.find(id<'customer'>(call.input.params.id)))
    if (!customer || customer.erasedAt !== null) throw notFound()
    return { items: visitProfileOf(customer.preferences).map(note => ({ ...note })) }
  },

  'GET /customers/{id}/timeline': (deps, call) =>
    timelineView(deps, call.business, { customerId: id<'customer'>(call.input.params.id), locale: call.locale, ...call.input.query }),

  'GET /customers/{id}/cycle': (deps, call) =>
    cycleView(deps, call.business, { customerId: id<'customer'>(call.input.params.id), locale: call.locale }),

  'GET /customers/{id}/export': async (deps, call) => {
    const exported = await exportCustomer(deps, call.business, id<'customer'>(call.input.params.id))
    if ('refusal' in exported) throw notFound()
    const tables = Object.fromEntries(Object.entries(exported.tables).map(([name, rows]) => [name, rows.map(row => ({ ...row }))]))
    return { customerId: exported.customerId, exportedAt: isoInstant(exported.exportedAt), tables }
  },

  'POST /customers/{id}/merges': async (deps, call) => {
    const keptId = id<'customer'>(call.input.params.id)
    const merged = await mergeCustomers(deps, call.business, {
      keptId,
      mergedId: id<'customer'>(call.input.body.customerId),
      actor: call.actor,
    })
    if ('refusal' in merged) throw refuse(merged.refusal, call.locale)
    return { mergeId: merged.mergeId, customer: await customerView(deps, call.business, { customerId: keptId, locale: call.locale }) }
  },

  'DELETE /merges/{id}': async (deps, call) => {
    const mergeId = id<'merge'>(call.input.params.id)
    const merge = found(await deps.store.inBusiness(call.business, tx => tx.collect.customers.findMerge(mergeId)))
    const undone = await undoMerge(deps, call.business, { mergeId, actor: call.actor })
    if ('refusal' in undone) throw refuse(undone.refusal, call.locale)
    return { customerIds: [merge.keptId, merge.mergedId] }
  },
}

type Body = InputOf<'POST /customers'>['body']

function detailsOf(details: Omit<Body, 'phones' | 'emails'>): Omit<CustomerInput, 'contacts'> {
  return details
}

function contactsOf({ phones = [], emails = [] }: Pick<Body, 'phones' | 'emails'>): ContactInput[] {
  return [...phones.map(address => ({ kind: 'phone', address }) as const), ...emails.map(address => ({ kind: 'email', address }) as const)]
}

interface WantedContacts {
  readonly customerId: CustomerId
  readonly wanted: Pick<Body, 'phones' | 'emails'>
}

/** A list that was sent replaces the numbers or addresses of its kind; a list that was left out changes nothing. */
async function contactChanges(deps: HttpDeps, call: OwnCall<'PATCH /customers/{id}'>, { customerId, wanted }: WantedContacts) {
  const { points, country } = await deps.store.inBusiness(call.business, async tx => ({
    points: await tx.collect.customers.pointsOf([customerId]),
    country: (await tx.business.read()).country,
  }))
  const kinds = [...(wanted.phones ? ['phone'] : []), ...(wanted.emails ? ['email'] : [])]
  const addresses = contactsOf(wanted).map(contact => readAddress(contact, country))
  const bad = addresses.find(address => 'refusal' in address)
  if (bad) throw refuse(bad.refusal, call.locale)
  const good = addresses.filter((address): address is ContactAddress => !('refusal' in address))
  const isSame = (a: ContactAddress, b: ContactAddress) => a.kind === b.kind && a.address === b.address
  return {
    addContacts: good.filter(address => !points.some(point => isSame(point, address))),
    removeContactPoints: points
      .filter(point => kinds.includes(point.kind) && !good.some(address => isSame(point, address)))
      .map(point => point.id),
  }
}

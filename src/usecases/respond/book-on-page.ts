/** A customer books himself on the shop's page: he is found by his phone or entered, and consents to nothing he has not ticked. */
import { readAddress } from '../../domain/collect/contact-point.ts'
import type { BusinessId, CustomerId, ServiceId } from '../../kernel/ids.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { wallTime } from '../../kernel/zone.ts'
import { appointmentBook, bookableOf, isOffered } from './appointment-book.ts'
import { addCustomer } from '../collect/add-customer.ts'
import { recordConsent } from '../collect/record-consent.ts'
import { planOneCustomer } from '../plan/plan-customer.ts'
import type { Tx } from '../../ports/store.ts'
import type { RespondDeps } from './respond-deps.ts'
import { settleOutcome } from './settle-outcome.ts'

/** More visits ahead of one phone are a joke or a mistake. */
const COMING_MAX = 3

export interface PageBooking {
  readonly name: string
  readonly phone: string
  readonly serviceId: ServiceId | null
  readonly startsAt: Instant
  readonly locale: Locale
  /** The words beside the box he ticked; null when he did not. */
  readonly agreedTo: string | null
}

export type PageBooked = { readonly bookingId: string } | { readonly refusal: 'taken' | 'badPhone' | 'tooMany' }

export async function bookOnPage(deps: RespondDeps, business: BusinessId, input: PageBooking): Promise<PageBooked> {
  const at = deps.clock.now()
  const refusal = await deps.store.inBusiness(business, tx => refusalOf(tx, input, at))
  if (refusal !== null) return { refusal }
  const added = await addCustomer(deps, business, {
    fullName: input.name,
    contacts: [{ kind: 'phone', address: input.phone }],
    locale: input.locale,
  })
  if ('refusal' in added) return { refusal: 'badPhone' }
  const { customerId } = added
  const booked = await deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const customer = await tx.collect.customers.find(customerId)
    const twice = await justBooked(tx, { customerId, startsAt: input.startsAt, at })
    if (twice !== null) return twice
    if ((await tx.appointments.coming(customerId, at)).length >= COMING_MAX) return { refusal: 'tooMany' } as const
    const { day, minute } = wallTime(input.startsAt, settings.zone)
    const done = await settleOutcome(tx, {
      business: settings,
      customerId,
      contactId: null,
      locale: customer?.locale ?? input.locale,
      settlement: { kind: 'booked', day, minute },
      words: '',
      service: '',
      wish: { serviceId: input.serviceId, startsAt: input.startsAt },
      answeredOn: 'page',
      linkSecret: deps.linkSecret ?? null,
      actor: 'customer',
      at,
    })
    if (done.booking !== null) return { bookingId: done.booking.bookingId }
    return (await justBooked(tx, { customerId, startsAt: input.startsAt, at })) ?? ({ refusal: 'taken' } as const)
  })
  if ('refusal' in booked) return booked
  if (input.agreedTo !== null) await agree(deps, business, { customerId, words: input.agreedTo, locale: input.locale })
  await planOneCustomer(deps, business, customerId)
  return booked
}

/** Before anybody is entered: a time that the page could not have shown is refused. */
async function refusalOf(tx: Tx, { phone, serviceId, startsAt }: PageBooking, at: Instant): Promise<'taken' | 'badPhone' | null> {
  const settings = await tx.business.read()
  const address = readAddress({ kind: 'phone', address: phone }, settings.country)
  if ('refusal' in address) return 'badPhone'
  const bookable = bookableOf(await appointmentBook(tx, settings), { serviceId })
  if (bookable !== undefined && (await isOffered(tx, settings, { bookable, startsAt, at }))) return null
  // Looked at last: the other press of the button may have been served just now.
  const owner = await tx.respond.customerByAddress(address.address)
  return owner !== undefined && (await justBooked(tx, { customerId: owner, startsAt, at })) !== null ? null : 'taken'
}

/** Sent twice within this time, the form is one booking. */
const TWICE_MINUTES = 10

async function justBooked(
  tx: Tx,
  { customerId, startsAt, at }: { readonly customerId: CustomerId; readonly startsAt: Instant; readonly at: Instant },
): Promise<{ readonly bookingId: string } | null> {
  const since = addMs(at, -TWICE_MINUTES * MINUTE_MS)
  const same = (await tx.appointments.coming(customerId, at)).find(
    one => one.startsAt === startsAt && one.source === 'page' && one.changedAt >= since,
  )
  return same === undefined ? null : { bookingId: same.bookingId }
}

async function agree(
  deps: RespondDeps,
  business: BusinessId,
  { customerId, words, locale }: { readonly customerId: CustomerId; readonly words: string; readonly locale: Locale },
): Promise<void> {
  const reaches = await deps.store.inBusiness(business, tx => tx.collect.consents.reachOf([customerId]))
  // Anybody can type anybody's number: whoever has stopped is not opened again by a tick on a page.
  const refused = reaches.some(reach => reach.suppressions.length > 0 || reach.consents.some(fact => fact.status === 'withdrawn'))
  for (const point of refused ? [] : reaches.filter(one => one.kind === 'phone').slice(0, 1)) {
    await recordConsent(deps, business, {
      contactPointId: point.contactPointId,
      channel: 'all',
      purposes: ['marketing'],
      basis: 'explicit',
      textVersion: 'booking-page-2',
      textShown: words,
      locale,
      source: 'web',
      actor: `customer:${customerId}`,
    })
  }
}

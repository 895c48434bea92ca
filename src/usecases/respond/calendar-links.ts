/** Calendars that are read: what stands in them blocks slots, what left them gives its minutes back. */
import { addressHash, type ContactAddress } from '../../domain/collect/contact-point.ts'
import { toldAddresses } from '../../domain/respond/told-addresses.ts'
import { type BusinessId, type CustomerId, newId, type ResourceId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant, instantFromMs, MINUTE_MS } from '../../kernel/instant.ts'
import type { CalendarLink } from '../../ports/appointment-store.ts'
import type { CalendarEvent, CalendarReader } from '../../ports/calendar-reader.ts'
import type { Tx } from '../../ports/store.ts'
import { forgottenAddresses } from '../collect/read-import-file.ts'
import type { RespondDeps } from './respond-deps.ts'
import { recordOutsideBookingIn } from './record-outside-booking.ts'

/** Calendars of people change a few times a day; their servers ask to be left in peace between. */
const READ_EVERY_MINUTES = 10
const AHEAD_DAYS = 92
const CUT_DAYS = 40

export async function addCalendar(
  { store, clock }: RespondDeps,
  business: BusinessId,
  { resourceId, name, url }: { readonly resourceId: ResourceId; readonly name: string; readonly url: string },
): Promise<CalendarLink | { readonly refusal: 'unknown-resource' | 'bad-calendar' }> {
  const at = clock.now()
  if (!/^https?:\/\//.test(url)) return { refusal: 'bad-calendar' }
  return store.inBusiness(business, async tx => {
    if (!(await tx.appointments.resources()).some(one => one.resourceId === resourceId)) return { refusal: 'unknown-resource' }
    const link: CalendarLink = { calendarLinkId: newId<'calendar'>(at), resourceId, name, url, readAt: null, problem: null }
    await tx.appointments.saveCalendarLink(link, at)
    return link
  })
}

export async function dropCalendar({ store, clock }: RespondDeps, business: BusinessId, calendarLinkId: string): Promise<boolean> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    if (!(await tx.appointments.dropCalendarLink(calendarLinkId))) return false
    await release(tx, { source: sourceOf(calendarLinkId), kept: new Set(), at })
    return true
  })
}

export interface CalendarsRead {
  readonly read: number
  readonly events: number
  readonly failed: number
}

export async function readCalendars(
  { store, clock, calendars }: RespondDeps & { readonly calendars: CalendarReader },
  business: BusinessId,
): Promise<CalendarsRead> {
  const counts = { read: 0, events: 0, failed: 0 }
  const { zone, country, links } = await store.inBusiness(business, async tx => ({
    ...(await tx.business.read()),
    links: await tx.appointments.calendarLinks(),
  }))
  for (const link of links) {
    const at = clock.now()
    if (link.readAt !== null && at < addMs(link.readAt, READ_EVERY_MINUTES * MINUTE_MS)) continue
    const window = { from: addMs(at, -DAY_MS), to: addMs(at, AHEAD_DAYS * DAY_MS) }
    const answer = await calendars.read(link.url, { ...window, zone })
    // What cannot be read keeps blocking: a lost line must not open taken hours.
    const events = 'events' in answer ? answer.events : null
    await store.inBusiness(business, async tx => {
      if (events !== null) await writeEvents(tx, { business, link, events, country, at })
      await tx.appointments.saveCalendarLink({ ...link, readAt: at, problem: 'problem' in answer ? answer.problem : null }, at)
    })
    counts.read += 1
    counts.events += events?.length ?? 0
    counts.failed += events === null ? 1 : 0
  }
  return counts
}

function sourceOf(calendarLinkId: string): string {
  return `calendar:${calendarLinkId}`
}

async function writeEvents(
  tx: Tx,
  {
    business,
    link,
    events,
    country,
    at,
  }: {
    readonly business: BusinessId
    readonly link: CalendarLink
    readonly events: readonly CalendarEvent[]
    readonly country: string
    readonly at: Instant
  },
): Promise<void> {
  const source = sourceOf(link.calendarLinkId)
  // First what left, so that what moved into its place finds it free.
  await release(tx, { source, kept: new Set(events.map(event => event.externalId)), at })
  const told = events.map(event => ({ event, addresses: toldAddresses(event.text, country) }))
  const owners = await tx.collect.customers.ownersOfEach(told.flatMap(({ addresses }) => addresses))
  const forgotten = await forgottenAddresses(tx)
  for (const { event, addresses } of told) {
    const customerId = ownerOf(addresses, owners)
    // Who asked to be forgotten still has his hour, but nobody writes down his name again.
    const isForgotten = addresses.some(address => forgotten.has(hexHash(business, address)))
    await recordOutsideBookingIn(
      tx,
      { ...bounded(event, at), title: isForgotten ? '' : event.title, source, resourceId: link.resourceId, customerId, state: 'taken' },
      at,
    )
  }
}

/** A leave of many months is cut to the days that are read, by whole days, so that it is written anew once a day and not at every reading. */
function bounded(event: CalendarEvent, at: Instant): CalendarEvent {
  if (event.endsAt <= addMs(event.startsAt, CUT_DAYS * DAY_MS)) return event
  const today = instantFromMs(Math.floor(at / DAY_MS) * DAY_MS)
  const [from, to] = [addMs(today, -DAY_MS), addMs(today, AHEAD_DAYS * DAY_MS)]
  return { ...event, startsAt: event.startsAt > from ? event.startsAt : from, endsAt: event.endsAt < to ? event.endsAt : to }
}

/** Whose hour it is, by the telephones and e-mails in the event; where they are of several customers, nobody can say. */
function ownerOf(addresses: readonly ContactAddress[], owners: ReadonlyMap<string, readonly CustomerId[]>): CustomerId | null {
  const [customer, ...others] = new Set(addresses.flatMap(({ address }) => owners.get(address) ?? []))
  return customer === undefined || others.length > 0 ? null : customer
}

function hexHash(business: BusinessId, address: ContactAddress): string {
  return Buffer.from(addressHash(business, address)).toString('hex')
}

async function release(
  tx: Tx,
  { source, kept, at }: { readonly source: string; readonly kept: ReadonlySet<string>; readonly at: Instant },
): Promise<void> {
  const known = await tx.appointments.outsideOf(source, { from: addMs(at, -DAY_MS), to: addMs(at, 2 * AHEAD_DAYS * DAY_MS) })
  for (const gone of known) if (!kept.has(gone.externalId)) await recordOutsideBookingIn(tx, { ...gone, state: 'cancelled' }, at)
}

/** Customers' pages about visits: booking, confirming, moving, cancelling, and calendars. No script; looking changes nothing. */
import type { Hono } from 'hono'
import { calendarText } from '../domain/respond/ics-calendar.ts'
import { addDays, type Day, parseDay } from '../kernel/day.ts'
import { type BusinessId, id, isId } from '../kernel/ids.ts'
import { addMs, DAY_MS, type Instant, isoInstant, parseInstant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'
import { localDay, wallTime } from '../kernel/zone.ts'
import { visitPageWords } from '../locales/public/visit-words.ts'
import type { StoredBusiness } from '../ports/business-store.ts'
import type { Booking } from '../ports/respond-store.ts'
import type { Tx } from '../ports/store.ts'
import { appointmentBook, type Bookable, bookableOf, freeSlots, isOffered, PAGE_DAYS_AHEAD } from '../usecases/respond/appointment-book.ts'
import { bookOnPage } from '../usecases/respond/book-on-page.ts'
import { changeBooking } from '../usecases/respond/change-booking.ts'
import { readSignedToken, signedToken, WHOLE_SHOP } from '../usecases/respond/visit-token.ts'
import { gonePage } from '../web/public/plain-pages.ts'
import { bookPage, type BookView, type ShownSlot, visitPage, type VisitView } from '../web/public/visit-page.ts'
import { readForm } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { clientAddress, type ServerContext, type ServerEnv } from './env.ts'
import { ProblemError } from './problems.ts'
import { showPage } from './public-pages.ts'
import { PER_STRANGER, Throttle } from './throttle.ts'

/** Half hours: a page of quarters is longer than a phone. */
const STEP_MINUTES = 30
const DAYS_SHOWN = 10
/** Of one day; with these the page stays far below ten kilobytes. */
const SLOTS_SHOWN = 28
const MOVE_SLOTS_SHOWN = 30
const FEED_DAYS_BACK = 30
const FEED_DAYS_AHEAD = 180

export function mountVisitPages(app: Hono<ServerEnv>, deps: HttpDeps): void {
  const strangers = new Throttle(PER_STRANGER)
  const slowDown = (c: ServerContext): void => {
    const verdict = strangers.attempt(clientAddress(c), deps.clock.now())
    if (verdict !== 'ok')
      throw new ProblemError('too_many_attempts', { data: { seconds: verdict.waitSeconds }, retryAfterSeconds: verdict.waitSeconds })
  }
  app.get('/book/:token', c => showBook(c, deps, {}))
  app.post('/book/:token', async c => {
    slowDown(c)
    return postBook(c, deps)
  })
  app.get('/visit/:token', c => showVisit(c, deps, { problem: null }))
  app.post('/visit/:token', c => postVisit(c, deps))
  app.get('/visit/:token/calendar.ics', c => visitCalendar(c, deps))
  app.get('/calendar/:file', c => resourceCalendar(c, deps))
}

function gone(c: ServerContext): Promise<Response> {
  return showPage(c, gonePage(c.get('locale'), 'visit'), 410)
}

interface Typed {
  readonly problem?: BookView['problem']
  readonly name?: string
  readonly phone?: string
  /** What was chosen stays chosen when the form comes back. */
  readonly day?: string
  readonly service?: string
}

async function showBook(c: ServerContext, deps: HttpDeps, typed: Typed): Promise<Response> {
  c.set('routeName', 'booking page')
  const link = readSignedToken(deps.linkSecret, 'book', c.req.param('token') ?? '')
  if (link === undefined) return gone(c)
  const at = deps.clock.now()
  const wished = {
    service: typed.service ?? c.req.query('service') ?? '',
    day: parseDay(typed.day ?? c.req.query('day') ?? ''),
  }
  const view = await deps.store.inBusiness(link.business, async tx => {
    const settings = await tx.business.read()
    const book = await appointmentBook(tx, settings)
    const service = book.services.find(one => one.serviceId === wished.service) ?? book.services[0] ?? null
    const bookable = bookableOf(book, { serviceId: service?.serviceId ?? null })
    const today = localDay(at, settings.zone)
    const question = { from: today, to: addDays(today, PAGE_DAYS_AHEAD), at, limit: PAGE_DAYS_AHEAD * 100, stepMinutes: STEP_MINUTES }
    const slots = bookable === undefined ? [] : await freeSlots(tx, settings, { bookable, question })
    const days = [...new Set(slots.map(slot => slot.day))].slice(0, DAYS_SHOWN)
    const day = wished.day !== undefined && days.includes(wished.day) ? wished.day : (days[0] ?? today)
    return {
      locale: spokenBy(c, settings),
      shop: settings.name,
      services: book.services.map(one => ({ serviceId: one.serviceId, name: one.name, minutes: one.durationMinutes })),
      serviceId: service?.serviceId ?? '',
      days,
      day,
      slots: slots
        .filter(slot => slot.day === day)
        .slice(0, SLOTS_SHOWN)
        .map(shownSlot),
      problem: typed.problem ?? null,
      name: typed.name ?? '',
      phone: typed.phone ?? '',
    }
  })
  return showPage(c, bookPage(view), 200)
}

/** The browser's language when we speak it; else the shop's. */
function spokenBy(c: ServerContext, { locale }: StoredBusiness): Locale {
  return (c.req.header('accept-language') ?? '') === '' ? locale : c.get('locale')
}

function shownSlot({ day, minute, startsAt }: { readonly day: Day; readonly minute: number; readonly startsAt: Instant }): ShownSlot {
  return { value: isoInstant(startsAt), day, minute }
}

async function postBook(c: ServerContext, deps: HttpDeps): Promise<Response> {
  const link = readSignedToken(deps.linkSecret, 'book', c.req.param('token') ?? '')
  if (link === undefined) return gone(c)
  const form = await readForm(c)
  const startsAt = parseInstant(form.get('slot') ?? '')
  const [name, phone, service] = [form.get('name') ?? '', form.get('phone') ?? '', form.get('service') ?? '']
  const typed = { name, phone, service, day: form.get('day') ?? '' }
  if (startsAt === undefined) return showBook(c, deps, { ...typed, problem: 'taken' })
  const settings = await deps.store.inBusiness(link.business, tx => tx.business.read())
  const locale = spokenBy(c, settings)
  const booked = await bookOnPage(deps, link.business, {
    name: name.slice(0, 100),
    phone,
    serviceId: isId(service) ? id<'service'>(service) : null,
    startsAt,
    locale,
    agreedTo: form.get('agree') === 'yes' ? visitPageWords[locale].agree(settings.name) : null,
  })
  if ('refusal' in booked) return showBook(c, deps, { ...typed, problem: booked.refusal })
  return c.redirect(`/visit/${signedToken(deps.linkSecret, 'visit', { business: link.business, subject: booked.bookingId })}?new=1`, 303)
}

interface Visit {
  readonly business: BusinessId
  readonly settings: StoredBusiness
  readonly booking: Booking
  readonly locale: Locale
}

async function visitOf(c: ServerContext, deps: HttpDeps): Promise<Visit | undefined> {
  const link = readSignedToken(deps.linkSecret, 'visit', c.req.param('token') ?? '')
  if (link === undefined) return undefined
  return deps.store.inBusiness(link.business, async tx => {
    const booking = await tx.respond.booking(id<'booking'>(link.subject))
    if (booking === undefined) return undefined
    const settings = await tx.business.read()
    const customer = await tx.collect.customers.find(booking.customerId)
    return { business: link.business, settings, booking, locale: customer?.locale ?? settings.locale }
  })
}

async function showVisit(c: ServerContext, deps: HttpDeps, { problem }: { readonly problem: VisitView['problem'] }): Promise<Response> {
  c.set('routeName', 'visit page')
  const visit = await visitOf(c, deps)
  if (visit === undefined) return gone(c)
  const { business, settings, booking, locale } = visit
  const at = deps.clock.now()
  const isMoving = c.req.query('move') === '1' || problem !== null
  const page = visitPage({
    locale,
    shop: settings.name,
    day: booking.localDay,
    minute: booking.localMinute,
    service: booking.service,
    state: booking.state,
    isOver: booking.startsAt <= at,
    isNew: c.req.query('new') === '1',
    problem,
    slots: isMoving ? await otherTimes(deps, visit, at) : null,
    calendarPath: `/visit/${c.req.param('token') ?? ''}/calendar.ics`,
    bookPath: `/book/${signedToken(deps.linkSecret, 'book', { business, subject: WHOLE_SHOP })}`,
  })
  return showPage(c, page, 200)
}

async function mayMoveTo(
  tx: Tx,
  { settings, booking }: Visit,
  { startsAt, at }: { readonly startsAt: Instant; readonly at: Instant },
): Promise<boolean> {
  const bookable = await movable(tx, settings, booking)
  return bookable !== undefined && isOffered(tx, settings, { bookable, startsAt, at, except: booking.bookingId })
}

/** A visit keeps its own length, also when its service was taken off the list. */
async function movable(tx: Tx, settings: StoredBusiness, booking: Booking): Promise<Bookable | undefined> {
  const book = await appointmentBook(tx, settings)
  const bookable = bookableOf(book, { serviceId: booking.serviceId }) ?? bookableOf(book, {})
  return bookable && { ...bookable, shape: booking }
}

function otherTimes(deps: HttpDeps, { business, settings, booking }: Visit, at: Instant): Promise<readonly ShownSlot[]> {
  return deps.store.inBusiness(business, async tx => {
    const bookable = await movable(tx, settings, booking)
    if (bookable === undefined) return []
    const today = localDay(at, settings.zone)
    const question = {
      from: today,
      to: addDays(today, PAGE_DAYS_AHEAD),
      at,
      limit: MOVE_SLOTS_SHOWN,
      stepMinutes: 60,
      except: booking.bookingId,
    }
    return (await freeSlots(tx, settings, { bookable, question })).map(shownSlot)
  })
}

async function postVisit(c: ServerContext, deps: HttpDeps): Promise<Response> {
  const visit = await visitOf(c, deps)
  if (visit === undefined) return gone(c)
  const { business, settings, booking } = visit
  const form = await readForm(c)
  const what = form.get('what')
  const startsAt = parseInstant(form.get('slot') ?? '')
  const here = `/visit/${c.req.param('token') ?? ''}`
  // What is over is only looked at.
  if (booking.startsAt <= deps.clock.now()) return c.redirect(here, 303)
  const change = { bookingId: booking.bookingId, actor: 'customer' }
  if (what === 'confirm' || what === 'cancel')
    await changeBooking(deps, business, { ...change, state: what === 'confirm' ? 'confirmed' : 'cancelled' })
  else if (what === 'move' && startsAt !== undefined) {
    const isFree = await deps.store.inBusiness(business, tx => mayMoveTo(tx, visit, { startsAt, at: deps.clock.now() }))
    const moved = isFree && (await changeBooking(deps, business, { ...change, to: { ...wallTime(startsAt, settings.zone), startsAt } }))
    if (moved === false || 'refusal' in moved) return showVisit(c, deps, { problem: 'taken' })
  }
  return c.redirect(here, 303)
}

async function visitCalendar(c: ServerContext, deps: HttpDeps): Promise<Response> {
  const visit = await visitOf(c, deps)
  if (visit === undefined) return gone(c)
  const { settings, booking } = visit
  const title = booking.service === '' ? settings.name : `${booking.service} – ${settings.name}`
  const isCancelled = booking.state === 'cancelled'
  return calendarAnswer(c, calendarText([entryOf(booking, title)], { name: '', method: isCancelled ? 'CANCEL' : 'PUBLISH' }))
}

/** The visits of one resource, for the calendar of whoever works there: one way, by a link that is as good as a key. */
async function resourceCalendar(c: ServerContext, deps: HttpDeps): Promise<Response> {
  c.set('routeName', 'calendar feed')
  const link = readSignedToken(deps.linkSecret, 'feed', (c.req.param('file') ?? '').replace(/\.ics$/, ''))
  if (link === undefined) return gone(c)
  const at = deps.clock.now()
  const text = await deps.store.inBusiness(link.business, async tx => {
    const resource = (await tx.appointments.resources()).find(one => one.resourceId === link.subject)
    if (resource === undefined || !resource.isActive) return undefined
    const stretch = { from: addMs(at, -FEED_DAYS_BACK * DAY_MS), to: addMs(at, FEED_DAYS_AHEAD * DAY_MS) }
    const bookings = await tx.appointments.ofResource(resource.resourceId, stretch)
    const entries = bookings.map(one => entryOf(one, [one.customerName, one.service].filter(part => part !== '').join(', ')))
    return calendarText(entries, { name: resource.name, method: 'PUBLISH' })
  })
  return text === undefined ? gone(c) : calendarAnswer(c, text)
}

function entryOf({ bookingId, version, changedAt, startsAt, durationMinutes, state }: Booking, title: string) {
  const shown = state === 'came' || state === 'no-show' ? ('other' as const) : state
  return { uid: bookingId, version, changedAt, startsAt, durationMinutes, title, place: '', url: '', state: shown }
}

function calendarAnswer(c: ServerContext, text: string): Response {
  return c.body(text, 200, { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-store' })
}

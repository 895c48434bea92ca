/** The day before a visit the customer is asked to confirm, move or cancel it by a number; some hours before he is reminded once more. */
import { allowedBefore } from '../../domain/respond/allowed-before.ts'
import { type ReminderStage, reminderAt, REMINDERS } from '../../domain/respond/appointment-reminder.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { newId } from '../../kernel/ids.ts'
import { addMs, HOUR_MS, type Instant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import { respondTexts, visitWords } from '../../locales/respond/texts.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Booking } from '../../ports/respond-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { RespondDeps } from './respond-deps.ts'
import { tellCustomer } from './tell-customer.ts'
import { visitLink } from './visit-link.ts'

/** Visits of one run; the next minute takes the rest. */
const VISITS_MAX = 500
/** Quiet hours can move a reminder this much earlier. */
const MOVED_EARLIER_HOURS = 16

export interface VisitsReminded {
  readonly reminded: number
  /** Booked too late for it, or no way to tell him. */
  readonly left: number
}

export async function remindVisits(deps: RespondDeps, business: BusinessId): Promise<VisitsReminded> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const counts = { reminded: 0, left: 0 }
    for (const stage of [1, 2] as const) {
      const until = addMs(at, (REMINDERS[stage].hoursBefore + MOVED_EARLIER_HOURS) * HOUR_MS)
      const coming = await tx.appointments.toRemind({ stretch: { from: at, to: until }, stage, limit: VISITS_MAX })
      const customers = await tx.collect.customers.findMany([...new Set(coming.map(one => one.customerId))])
      for (const visit of coming) {
        const customer = customers.find(one => one.id === visit.customerId)
        const zone = customer?.zone ?? settings.zone
        const reminding = {
          settings,
          visit,
          stage,
          zone,
          locale: customer?.locale ?? settings.locale,
          at,
          linkSecret: deps.linkSecret ?? null,
        }
        const done = await remind(tx, reminding)
        if (done !== 'not-yet') counts[done] += 1
      }
    }
    return counts
  })
}

interface Reminding {
  readonly settings: StoredBusiness
  readonly visit: Booking
  readonly stage: ReminderStage
  readonly zone: string
  readonly locale: StoredBusiness['locale']
  readonly at: Instant
  readonly linkSecret: string | null
}

async function remind(
  tx: Tx,
  { settings, visit, stage, zone, locale, at, linkSecret }: Reminding,
): Promise<'reminded' | 'left' | 'not-yet'> {
  const hours = { zone, quiet: settings.policy.quiet, wished: null }
  const when = reminderAt(stage, { startsAt: visit.startsAt, bookedAt: visit.changedAt }, ideal => allowedBefore(ideal, hours))
  if (when === null) {
    await tx.appointments.setReminded(visit.bookingId, stage)
    return 'left'
  }
  if (when > at) return 'not-yet'
  const link = visitLink(settings, linkSecret, visit.bookingId)
  const words = visitWords(
    { day: visit.localDay, minute: visit.localMinute, service: visit.service },
    { shop: settings.name, locale, link },
  )
  const texts = respondTexts[locale]
  // Moved out of the quiet hours, the second reminder may come the evening before.
  const isToday = localDay(at, settings.zone) === visit.localDay
  const asks = stage === 1 && visit.state === 'booked'
  const expiresAt = visit.startsAt
  const telling = { business: settings, customerId: visit.customerId, locale, answeredOn: null, at }
  const messageId = await tellCustomer(tx, telling, {
    dedupeKey: `visit:${visit.bookingId}:remind-${stage}:${visit.startsAt}`,
    subject: texts.reminderSubject(words),
    body: asks ? texts.reminder(words) : isToday ? texts.soon(words) : `${settings.name}: ${texts.reminderSubject(words)}`,
    notAfter: expiresAt,
  })
  await tx.appointments.setReminded(visit.bookingId, stage)
  if (messageId === null) return 'left'
  if (asks) {
    const { bookingId } = visit
    const options = (['confirm', 'move', 'cancel'] as const).map(kind => ({ kind, bookingId }))
    const question = { questionId: newId<'question'>(at), customerId: visit.customerId, replyId: null, messageId, bookingId, expiresAt }
    await tx.respond.ask({ ...question, kind: 'reminder', options }, at)
  }
  return 'reminded'
}

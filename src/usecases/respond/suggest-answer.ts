/** An answer to what waits, ready to send: with free times where he wants to come. Empty when nothing waits. */
import type { When } from '../../domain/respond/reading.ts'
import { offerOf, slotsWithin } from '../../domain/respond/slot-offer.ts'
import { addDays } from '../../kernel/day.ts'
import { formatDay } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import { suggestionKind, suggestionText } from '../../locales/respond/suggestions.ts'
import { clockText } from '../../locales/respond/texts.ts'
import type { Tx } from '../../ports/store.ts'
import { appointmentBook, bookableOf, freeSlots, usualService } from './appointment-book.ts'
import type { Telling } from './tell-customer.ts'

const AHEAD_DAYS = 10
const SLOTS_SEEN = 300

export async function suggestAnswer(tx: Tx, telling: Telling): Promise<string> {
  const { business, customerId, locale } = telling
  const [open] = await tx.respond.replies({ customerId, openOnly: true, limit: 1 })
  if (open === undefined) return ''
  const kind = suggestionKind(open.reading.intent)
  const times = kind === 'time' || kind === 'price' ? await freeTimes(tx, telling, open.reading.when) : ''
  return suggestionText(kind, { times, shop: business.name, locale })
}

async function freeTimes(tx: Tx, { business, customerId, locale, at }: Telling, when: When): Promise<string> {
  const book = await appointmentBook(tx, business)
  const bookable = bookableOf(book, { serviceId: await usualService(tx, book, customerId) })
  if (bookable === undefined) return ''
  const today = localDay(at, business.zone)
  const slots = await freeSlots(tx, business, {
    bookable,
    question: { from: today, to: addDays(today, AHEAD_DAYS), at, limit: SLOTS_SEEN },
  })
  const fitting = slotsWithin(slots, when)
  return offerOf(fitting.length > 0 ? fitting : slots, await tx.appointments.habit(customerId))
    .map(slot => `${formatDay(slot.day, locale, { weekday: true })}, ${clockText(slot.minute)}`)
    .join('; ')
}

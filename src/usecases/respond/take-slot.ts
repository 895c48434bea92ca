/**
 * Takes the minutes of a visit for a booking or a hold. The resources are locked in one order, so that many tills that want
 * one slot queue up instead of blocking each other; what keeps two of them apart is the primary key of the cells.
 */
import type { Bookable } from './appointment-book.ts'
import { type AppointmentBook, searchOf } from './appointment-book.ts'
import { blockedStretch } from '../../domain/respond/appointment.ts'
import { cellSpan, freeUnit } from '../../domain/respond/slot-cell.ts'
import { freeAt, type OpenDay, openOn, type SlotSearch } from '../../domain/respond/slot-search.ts'
import type { ResourceId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Tx } from '../../ports/store.ts'

export interface SlotWish {
  readonly book: AppointmentBook
  readonly bookable: Bookable
  readonly startsAt: Instant
  readonly takenBy: string
  readonly takenAs: 'booking' | 'hold'
  readonly expiresAt: Instant | null
  /** The owner may open the door at any hour; a customer may not. */
  readonly anyHour: boolean
  /** A hold or an earlier time of the same booking whose minutes are given back first. */
  readonly replaces?: string | null
  readonly at: Instant
}

export type SlotTaken = { readonly resourceIds: readonly ResourceId[] } | { readonly refusal: 'slot-taken' | 'outside-hours' }

export async function takeSlot(tx: Tx, business: StoredBusiness, wish: SlotWish): Promise<SlotTaken> {
  const { book, bookable, startsAt, at } = wish
  const [plain] = book.resources
  if (book.isPlain && plain !== undefined) await tx.appointments.ensureResource(plain, at)
  await tx.appointments.lockResources(bookable.candidates.flat().map(resource => resource.resourceId))
  const day = localDay(startsAt, business.zone)
  const search = await searchOf(tx, business, { bookable, question: { from: day, to: day, at: startsAt, limit: 1, except: wish.replaces } })
  const open = wish.anyHour ? openAlways(search, startsAt) : openOn(day, search)
  const resourceIds = freeAt(startsAt, search, open)
  if (resourceIds === undefined) {
    const wouldFit = freeAt(startsAt, { ...search, taken: new Map() }, open) !== undefined
    return { refusal: wouldFit ? 'slot-taken' : 'outside-hours' }
  }
  // What is replaced goes only now: a refusal leaves it as it was.
  if (wish.replaces != null) await tx.appointments.giveBack(wish.replaces)
  return (await takeAll(tx, wish, { search, resourceIds })) ? { resourceIds } : { refusal: 'slot-taken' }
}

async function takeAll(
  tx: Tx,
  { startsAt, takenBy, takenAs, expiresAt, at }: SlotWish,
  { search, resourceIds }: { readonly search: SlotSearch; readonly resourceIds: readonly ResourceId[] },
): Promise<boolean> {
  const cells = cellSpan(blockedStretch(startsAt, search.shape))
  const units = new Map(search.candidates.flat().map(resource => [resource.resourceId, resource.units]))
  for (const resourceId of resourceIds.toSorted()) {
    const unit = freeUnit(search.taken.get(resourceId) ?? new Set(), { ...cells, units: units.get(resourceId) ?? 1 })
    const isTaken = unit !== undefined && (await tx.appointments.takeCells({ resourceId, unit, ...cells, takenBy, takenAs, expiresAt }, at))
    if (isTaken) continue
    await tx.appointments.giveBack(takenBy)
    return false
  }
  return true
}

function openAlways({ candidates }: SlotSearch, startsAt: Instant): OpenDay {
  const always = [{ from: addMs(startsAt, -DAY_MS), to: addMs(startsAt, 2 * DAY_MS) }]
  return new Map(candidates.flat().map(resource => [resource.resourceId, always]))
}

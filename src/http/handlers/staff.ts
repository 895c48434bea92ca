/** The people of the shop, what they gave by hand, and whom the cashier has before him. */
import { phoneEnd, tillName } from '../../domain/collect/till-name.ts'
import { handGiftNotes } from '../../domain/plan/hand-gift.ts'
import { addDays } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Staff } from '../../ports/business-store.ts'
import { addStaff, changeStaffMember, listStaff } from '../../usecases/business/manage-staff.ts'
import { findCustomers } from '../../usecases/collect/find-customers.ts'
import type { Handlers } from '../call.ts'
import { notFound, ProblemError } from '../problems.ts'
import { refuse } from '../refuse.ts'

type StaffRoutes = 'GET /staff' | 'POST /staff' | 'PATCH /staff/{id}' | 'GET /staff/gifts' | 'GET /till/customers'

/** More than that nobody reads with a customer before him. */
const FOUND_MAX = 5

export const staffHandlers: Pick<Handlers, StaffRoutes> = {
  'GET /staff': async (deps, call) => ({ items: (await listStaff(deps, call.business)).map(personView) }),
  'POST /staff': async (deps, call) => {
    const added = await addStaff(deps, call.business, { ...call.input.body, actor: call.actor })
    if (added === 'login-taken') throw new ProblemError('login_taken')
    return personView(added)
  },
  'PATCH /staff/{id}': async (deps, call) => {
    const staffId = id<'staff'>(call.input.params.id)
    const changed = await changeStaffMember(deps, call.business, { staffId, change: call.input.body, actor: call.actor })
    if (changed === 'unknown') throw notFound()
    if (changed === 'last-owner') throw refuse(changed, call.locale)
    return personView(changed)
  },
  'GET /staff/gifts': (deps, call) =>
    deps.store.inBusiness(call.business, async tx => {
      const { policy, zone } = await tx.business.read()
      const days = await tx.handGifts.days(addDays(localDay(call.at, zone), 1 - call.input.query.days))
      const names = new Map((await tx.business.staff()).map(person => [`staff:${person.staffId}`, person]))
      const notes = handGiftNotes(days, policy.handGiftsPerShift)
      return {
        limit: policy.handGiftsPerShift,
        items: days.map(({ actor, ...counts }, at) => {
          const person = names.get(actor)
          return { ...counts, staffId: person?.staffId ?? null, name: person?.name ?? actor, note: notes[at] ?? null }
        }),
      }
    }),
  'GET /till/customers': async (deps, call) => {
    const result = await findCustomers(deps, call.business, { text: call.input.query.q, limit: FOUND_MAX })
    const found = 'found' in result ? result.found : []
    return {
      items: found.map(({ customer, contactPoints }) => ({
        customerId: customer.id,
        name: tillName(customer.fullName),
        phoneEnd: phoneEnd(contactPoints.find(point => point.kind === 'phone')?.address ?? null),
      })),
    }
  },
}

function personView({ staffId, name, role, login, createdAt, leftAt }: Staff) {
  return { staffId, name, role, login, createdAt: isoInstant(createdAt), leftAt: leftAt === null ? null : isoInstant(leftAt) }
}

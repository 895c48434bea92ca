/** E76: the owner lets people in, gives them another part, and lets them go: then their access ends at once and their name stays. */
import { leavesNoOwner, type StaffChange } from '../../domain/collect/staff-change.ts'
import { type BusinessId, newId, type StaffId } from '../../kernel/ids.ts'
import type { Staff, StaffRole } from '../../ports/business-store.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { hashPassword } from './password.ts'
import { foldLogin } from './sign-in.ts'

type Deps = { readonly store: Store; readonly clock: Clock }

export function listStaff({ store }: Pick<Deps, 'store'>, business: BusinessId): Promise<readonly Staff[]> {
  return store.inBusiness(business, tx => tx.business.staff())
}

export interface NewPerson {
  readonly name: string
  readonly role: StaffRole
  readonly login: string
  readonly password: string
  readonly actor: string
}

export async function addStaff({ store, clock }: Deps, business: BusinessId, input: NewPerson): Promise<Staff | 'login-taken'> {
  const at = clock.now()
  const staffId: StaffId = newId(at)
  const login = foldLogin(input.login)
  const passwordHash = await hashPassword(input.password)
  const person: Staff = { staffId, name: input.name, role: input.role, login, passwordHash, locale: null, createdAt: at, leftAt: null }
  // The list of logins is outside of every business; whoever is second there is told so, and nothing is left of him.
  if ((await store.system.addLogin({ login, business, staffId })) === 'taken') return 'login-taken'
  await store.inBusiness(business, async tx => {
    await tx.business.insertStaff(person)
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'staff-added',
      subject: `staff:${staffId}`,
      detail: { role: input.role },
    })
  })
  return person
}

export interface PersonChange extends StaffChange {
  readonly name?: string | undefined
  /** The owner gives a new one to whoever forgot his. */
  readonly password?: string | undefined
}

export async function changeStaffMember(
  { store, clock }: Deps,
  business: BusinessId,
  { staffId, change, actor }: { readonly staffId: StaffId; readonly change: PersonChange; readonly actor: string },
): Promise<Staff | 'unknown' | 'last-owner'> {
  const at = clock.now()
  const { name, role, password, hasLeft } = change
  const passwordHash = password === undefined ? undefined : await hashPassword(password)
  return store.inBusiness(business, async tx => {
    const people = await tx.business.staff()
    const before = people.find(person => person.staffId === staffId)
    if (before === undefined) return 'unknown'
    const standings = people.map(person => ({ staffId: person.staffId, role: person.role, hasLeft: person.leftAt !== null }))
    if (leavesNoOwner(standings, staffId, { role, hasLeft })) return 'last-owner'
    const changes = {
      ...(name !== undefined && { name }),
      ...(role !== undefined && { role }),
      ...(passwordHash !== undefined && { passwordHash }),
      ...(hasLeft !== undefined && { leftAt: hasLeft ? (before.leftAt ?? at) : null }),
    }
    if (Object.keys(changes).length > 0) await tx.business.changeStaff(staffId, changes)
    // Whoever leaves, gets another part or a new password comes in again by himself, or no more.
    if (hasLeft === true || passwordHash !== undefined || (role !== undefined && role !== before.role))
      await tx.business.deleteSessionsOf(staffId)
    await tx.business.audit({
      at,
      actor,
      action: hasLeft === true ? 'staff-left' : 'staff-changed',
      subject: `staff:${staffId}`,
      detail: {
        parts: Object.keys(changes)
          .filter(part => part !== 'passwordHash')
          .concat(passwordHash === undefined ? [] : ['password']),
      },
    })
    return { ...before, ...changes }
  })
}

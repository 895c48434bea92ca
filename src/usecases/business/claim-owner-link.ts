/** The one-time link from the terminal makes its holder the owner: for one person, once, and not for long. */
import { type BusinessId, newId, type StaffId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { readAccessToken } from './access-token.ts'
import { hashPassword } from './password.ts'
import { foldLogin, openSession, type SessionOpened } from './sign-in.ts'

export interface OwnerClaim {
  readonly token: string
  readonly name: string
  readonly login: string
  readonly password: string
  readonly locale: Locale
  readonly userAgent: string | null
}

export async function claimOwnerLink(
  deps: { readonly store: Store; readonly clock: Clock },
  claim: OwnerClaim,
): Promise<SessionOpened | 'expired' | 'login-taken'> {
  const { store, clock } = deps
  const read = readAccessToken('link', claim.token)
  if (!read) return 'expired'
  const login = foldLogin(claim.login)
  // A taken login must not use the link up. Two claims at once are told apart by the primary key of logins below.
  const known = await store.system.findLogin(login)
  if (known)
    return known.business === read.business
      ? renewOwner(deps, { ...claim, business: read.business, linkHash: read.hash, staffId: known.staffId })
      : 'login-taken'

  const at = clock.now()
  const staffId: StaffId = newId(at)
  const passwordHash = await hashPassword(claim.password)
  const used = await store.inBusiness(read.business, async tx => {
    if (!(await tx.business.useOwnerLink(read.hash, at))) return false
    await tx.business.insertStaff({
      staffId,
      name: claim.name,
      role: 'owner',
      login,
      passwordHash,
      locale: claim.locale,
      createdAt: at,
      leftAt: null,
    })
    await tx.business.audit({ at, actor: `staff:${staffId}`, action: 'owner-link-used', subject: `staff:${staffId}`, detail: {} })
    return true
  })
  if (!used) return 'expired'
  if ((await store.system.addLogin({ login, business: read.business, staffId })) === 'taken') {
    await store.inBusiness(read.business, tx => tx.business.changeStaff(staffId, { login: null, leftAt: at }))
    return 'login-taken'
  }
  return openSession(deps, { business: read.business, staffId, userAgent: claim.userAgent })
}

/** The owner who forgot his password claims the link with his own login: a new password, and whoever was signed in as him is out. */
async function renewOwner(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  claim: OwnerClaim & { readonly business: BusinessId; readonly linkHash: Uint8Array; readonly staffId: StaffId },
): Promise<SessionOpened | 'expired' | 'login-taken'> {
  const { business, staffId } = claim
  const at = clock.now()
  const passwordHash = await hashPassword(claim.password)
  const outcome = await store.inBusiness(business, async tx => {
    const staff = await tx.business.findStaff(staffId)
    if (staff?.role !== 'owner' || staff.leftAt !== null) return 'login-taken'
    if (!(await tx.business.useOwnerLink(claim.linkHash, at))) return 'expired'
    await tx.business.changeStaff(staffId, { passwordHash })
    await tx.business.deleteSessionsOf(staffId)
    await tx.business.audit({
      at,
      actor: `staff:${staffId}`,
      action: 'owner-link-used',
      subject: `staff:${staffId}`,
      detail: { renewed: true },
    })
    return 'renewed'
  })
  return outcome === 'renewed' ? openSession({ store, clock }, { business, staffId, userAgent: claim.userAgent }) : outcome
}

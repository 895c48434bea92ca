/** A person comes in with login and password. */
import type { BusinessId, StaffId } from '../../kernel/ids.ts'
import { addMs, DAY_MS } from '../../kernel/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { newAccessToken } from './access-token.ts'
import { checkNobody, isPassword } from './password.ts'

/** A phone in the shop is used daily; a month away asks again. */
export const SESSION_DAYS = 30

export interface SessionOpened {
  readonly token: string
  readonly business: BusinessId
  readonly staffId: StaffId
}

export async function signIn(
  deps: { readonly store: Store; readonly clock: Clock },
  input: { readonly login: string; readonly password: string; readonly userAgent: string | null },
): Promise<SessionOpened | 'wrong'> {
  const known = await deps.store.system.findLogin(foldLogin(input.login))
  const staff = known && (await deps.store.inBusiness(known.business, tx => tx.business.findStaff(known.staffId)))
  if (!known || !staff?.passwordHash || staff.leftAt !== null) {
    await checkNobody(input.password)
    return 'wrong'
  }
  if (!(await isPassword(input.password, staff.passwordHash))) {
    await deps.store.inBusiness(known.business, tx =>
      tx.business.audit({
        at: deps.clock.now(),
        actor: `staff:${known.staffId}`,
        action: 'sign-in-refused',
        subject: `staff:${known.staffId}`,
        detail: {},
      }),
    )
    return 'wrong'
  }
  return openSession(deps, { business: known.business, staffId: known.staffId, userAgent: input.userAgent })
}

/** Logins are compared without case and outer spaces. */
export function foldLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

export async function openSession(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  input: { readonly business: BusinessId; readonly staffId: StaffId; readonly userAgent: string | null },
): Promise<SessionOpened> {
  const at = clock.now()
  const token = newAccessToken('session', input.business)
  await store.inBusiness(input.business, async tx => {
    await tx.business.insertSession({
      hash: token.hash,
      staffId: input.staffId,
      createdAt: at,
      expiresAt: addMs(at, SESSION_DAYS * DAY_MS),
      userAgent: input.userAgent?.slice(0, 200) ?? null,
    })
    await tx.business.audit({ at, actor: `staff:${input.staffId}`, action: 'signed-in', subject: `staff:${input.staffId}`, detail: {} })
  })
  return { token: token.text, business: input.business, staffId: input.staffId }
}

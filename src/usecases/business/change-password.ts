/** A person takes a new password; whoever else was signed in as him is out. */
import type { BusinessId, StaffId } from '../../kernel/ids.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { hashPassword, isPassword } from './password.ts'
import { openSession, type SessionOpened } from './sign-in.ts'

export async function changePassword(
  deps: { readonly store: Store; readonly clock: Clock },
  business: BusinessId,
  input: { readonly staffId: StaffId; readonly current: string; readonly next: string; readonly userAgent: string | null },
): Promise<SessionOpened | 'wrong'> {
  const staff = await deps.store.inBusiness(business, tx => tx.business.findStaff(input.staffId))
  if (!staff?.passwordHash || !(await isPassword(input.current, staff.passwordHash))) return 'wrong'
  const passwordHash = await hashPassword(input.next)
  await deps.store.inBusiness(business, async tx => {
    await tx.business.changeStaff(input.staffId, { passwordHash })
    await tx.business.deleteSessionsOf(input.staffId)
    await tx.business.audit({
      at: deps.clock.now(),
      actor: `staff:${input.staffId}`,
      action: 'password-changed',
      subject: `staff:${input.staffId}`,
      detail: {},
    })
  })
  return openSession(deps, { business, staffId: input.staffId, userAgent: input.userAgent })
}

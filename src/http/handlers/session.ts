/** Coming in, going out, and the language one reads. */
import type { StaffId } from '../../kernel/ids.ts'
import { changePassword } from '../../usecases/business/change-password.ts'
import { claimOwnerLink } from '../../usecases/business/claim-owner-link.ts'
import { foldLogin, type SessionOpened, signIn } from '../../usecases/business/sign-in.ts'
import { signOut } from '../../usecases/business/sign-out.ts'
import { assert } from '../../kernel/assert.ts'
import type { CallBase, Handlers, OwnCall } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { found, ProblemError } from '../problems.ts'
import { sessionState } from '../session-state.ts'
import { PER_ADDRESS, PER_LOGIN, Throttle } from '../throttle.ts'

type SessionRoutes =
  | 'GET /session'
  | 'POST /session'
  | 'POST /session/owner-link'
  | 'PATCH /session'
  | 'PUT /session/password'
  | 'DELETE /session'

const perLogin = new Throttle(PER_LOGIN)
const perAddress = new Throttle(PER_ADDRESS)

export const sessionHandlers: Pick<Handlers, SessionRoutes> = {
  'GET /session': (deps, call) => sessionState(deps, call.caller?.kind === 'staff' ? call.caller : null, call.locale),

  'POST /session': async (deps, call) => {
    const { login, password } = call.input.body
    throttle(perAddress, call, call.address)
    throttle(perLogin, call, foldLogin(login))
    const opened = await signIn(deps, { login, password, userAgent: call.userAgent })
    if (opened === 'wrong') throw new ProblemError('wrong_credentials')
    perLogin.forgive(foldLogin(login))
    return enter(deps, call, opened)
  },

  'POST /session/owner-link': async (deps, call) => {
    throttle(perAddress, call, call.address)
    const opened = await claimOwnerLink(deps, { ...call.input.body, userAgent: call.userAgent })
    if (opened === 'expired') throw new ProblemError('owner_link_expired')
    if (opened === 'login-taken') throw new ProblemError('login_taken')
    return enter(deps, call, opened)
  },

  'PATCH /session': async (deps, call) => {
    const { staff, business } = person(call)
    const { locale } = call.input.body
    await deps.store.inBusiness(business, tx => tx.business.changeStaff(staff.staffId, { locale }))
    return sessionState(deps, { business, staff: { ...staff, locale } }, locale)
  },

  'PUT /session/password': async (deps, call) => {
    const { staff, business } = person(call)
    throttle(perLogin, call, `password of ${staff.staffId}`)
    const opened = await changePassword(deps, business, { staffId: staff.staffId, ...call.input.body, userAgent: call.userAgent })
    if (opened === 'wrong') throw new ProblemError('wrong_credentials')
    return enter(deps, call, opened)
  },

  'DELETE /session': async (deps, call) => {
    await signOut(deps, person(call).token)
    call.setSession(null)
    return null
  },
}

/** Routes for people alone are mounted with auth 'session', so nobody else gets here. */
function person(call: Pick<OwnCall<'PATCH /session'>, 'caller'>) {
  assert(call.caller.kind === 'staff', 'a session route is for signed-in people')
  return call.caller
}

async function enter(deps: HttpDeps, call: CallBase, opened: SessionOpened) {
  call.setSession(opened.token)
  const staffId: StaffId = opened.staffId
  const staff = found(await deps.store.inBusiness(opened.business, tx => tx.business.findStaff(staffId)))
  return sessionState(deps, { business: opened.business, staff }, call.locale)
}

function throttle(throttleOf: Throttle, call: CallBase, name: string): void {
  const verdict = throttleOf.attempt(name, call.at)
  if (verdict !== 'ok')
    throw new ProblemError('too_many_attempts', { data: { seconds: verdict.waitSeconds }, retryAfterSeconds: verdict.waitSeconds })
}

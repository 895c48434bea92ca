/** What holds sending back, and how e-mail is set up. */
import type * as z from 'zod'
import type { mailCheck, sendingState as sendingShape } from '../../contract/sending.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { channelTestText } from '../../locales/problems/channel-problems.ts'
import { lastMailRecords } from '../../usecases/deliver/check-mail-records.ts'
import { recallMessages } from '../../usecases/deliver/cancel-message.ts'
import { sendTest } from '../../usecases/deliver/channel-providers.ts'
import { limitSending, pauseSending, resumeSending, sendingState } from '../../usecases/deliver/manage-sending.ts'
import { checkMailSetup, forgetSigningKey, makeSigningKey, type MailChecked, previewLetter } from '../../usecases/deliver/set-up-mail.ts'
import type { Handlers } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { notFound, ProblemError } from '../problems.ts'

type SendingRoutes =
  | 'GET /sending'
  | 'POST /sending/pauses'
  | 'DELETE /sending/pauses/{scope}'
  | 'POST /sending/recalls'
  | 'PUT /sending/limits/{gate}'
  | 'GET /email/check'
  | 'POST /email/keys'
  | 'DELETE /email/keys'
  | 'POST /email/tests'
  | 'POST /email/previews'

export const sendingHandlers: Pick<Handlers, SendingRoutes> = {
  'GET /sending': (deps, call) => stateOf(deps, call.business),

  'POST /sending/pauses': async (deps, call) => {
    await pauseSending(deps, call.business, { scope: call.input.body.scope, actor: call.actor })
    return stateOf(deps, call.business)
  },

  'DELETE /sending/pauses/{scope}': async (deps, call) => {
    const isResumed = await resumeSending(deps, call.business, { scope: call.input.params.scope, actor: call.actor })
    if (!isResumed) throw notFound()
    return stateOf(deps, call.business)
  },

  'POST /sending/recalls': async (deps, call) => {
    const { scope } = call.input.body
    return recallMessages(deps, call.business, { what: scope === 'all' ? 'all' : { batch: scope }, actor: call.actor })
  },

  'PUT /sending/limits/{gate}': async (deps, call) => {
    await limitSending(deps, call.business, { gate: call.input.params.gate, limit: call.input.body.limit, actor: call.actor })
    return stateOf(deps, call.business)
  },

  'GET /email/check': async (deps, call) => checked(deps, call.business, await checkMailSetup(deps, call.business)),

  'POST /email/keys': async (deps, call) => {
    const made = await makeSigningKey(deps, call.business, { actor: call.actor })
    if (made === 'older-version') throw new ProblemError('version_conflict')
    return checked(deps, call.business, made)
  },

  'DELETE /email/keys': async (deps, call) => {
    const done = await forgetSigningKey(deps, call.business, { actor: call.actor })
    if (done === 'older-version') throw new ProblemError('version_conflict')
    return checked(deps, call.business, await checkMailSetup(deps, call.business))
  },

  'POST /email/tests': async (deps, call) => {
    const { address, locale } = call.input.body
    const sent = await sendTest(deps, call.business, { name: 'email', address, locale, actor: call.actor })
    if (sent === 'not-set-up' || sent === 'not-live') return { outcome: 'not-sent', detail: channelTestText(call.locale, sent) }
    return { outcome: sent.kind, detail: sent.kind === 'handed' ? '' : sent.detail }
  },

  'POST /email/previews': async (deps, call) => {
    const preview = await previewLetter(deps, call.business, call.input.body)
    if (preview === 'not-set-up') throw notFound()
    return preview
  },
}

async function checked(deps: HttpDeps, business: BusinessId, check: MailChecked): Promise<z.output<typeof mailCheck>> {
  if (check === 'not-set-up') throw notFound()
  const night = await lastMailRecords(deps, business)
  const worseSince = night?.worseSince == null ? null : isoInstant(night.worseSince)
  return { ...check, night: night === undefined ? null : { checkedAt: isoInstant(night.checkedAt), worseSince } }
}

async function stateOf(deps: HttpDeps, business: BusinessId): Promise<z.output<typeof sendingShape>> {
  const { pauses, limits, gates, waiting } = await sendingState(deps, business)
  return {
    pauses: pauses.map(({ scope, at }) => ({ scope, at: isoInstant(at) })),
    limits: [...limits],
    gates: gates.map(({ name, breaker, restsUntil, reason, dayCount, daySpendMinor }) => ({
      gate: name,
      breaker,
      restsUntil: restsUntil === null ? null : isoInstant(restsUntil),
      reason,
      dayCount,
      daySpendMinor,
    })),
    waiting: waiting.total,
    batches: [...waiting.batches],
  }
}

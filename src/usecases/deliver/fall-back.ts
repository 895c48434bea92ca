/**
 * What did not arrive tries the customer's next way: at once when the address is gone, after the hours the owner gave when nobody
 * confirmed the delivery. It stays the same contact and counts once; a way that was tried is not tried again.
 */
import type { ChannelName } from '../../domain/collect/business.ts'
import { type ChannelRoutes, valuesOf } from '../../domain/collect/channel-route.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { channelWishOf, type CostOf, waysOf } from '../../domain/plan/eligibility.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, HOUR_MS, type Instant } from '../../kernel/instant.ts'
import type { Stranded } from '../../ports/channel-store.ts'
import type { Tx } from '../../ports/store.ts'
import { businessRules, type BusinessRules } from '../plan/plan-rules.ts'
import type { DeliverDeps } from './deliver-deps.ts'
import { routeCosts } from './route-costs.ts'

/** One look takes so many: the next minute takes the next. */
const STRANDED_MAX = 500
/** An address that is gone is replaced within this time; later the owner has seen it himself. */
const FAILED_HOURS = 24

export async function fallBack({ store, clock }: DeliverDeps, business: BusinessId): Promise<{ readonly fellBack: number }> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const waits = waitsOf(settings.channels.routes)
    const stranded = await tx.channels.stranded({
      failedSince: addMs(at, -FAILED_HOURS * HOUR_MS),
      silentSince: waits.map(({ channel, hours }) => ({ channel, before: addMs(at, -hours * HOUR_MS) })),
      at,
      limit: STRANDED_MAX,
    })
    if (stranded.length === 0) return { fellBack: 0 }
    const rules = businessRules(settings, at)
    const { costOf } = routeCosts(await tx.channels.prices(), rules.routes)
    let fellBack = 0
    for (const one of stranded) if (await tryNextWay(tx, one, { rules, costOf, at })) fellBack += 1
    return { fellBack }
  })
}

/** Hours after which silence counts as not arrived; channels without receipts have none. */
export function waitsOf(routes: ChannelRoutes): readonly { readonly channel: ChannelName; readonly hours: number }[] {
  const given: readonly (readonly [ChannelName, string | undefined])[] = [
    ['whatsapp', valuesOf(routes.whatsapp, 'whatsapp')?.fallbackHours],
    ['viber', (valuesOf(routes.viber, 'viber-smsc') ?? valuesOf(routes.viber, 'viber-template'))?.fallbackHours],
    [
      'sms',
      (
        valuesOf(routes.sms, 'smpp') ??
        valuesOf(routes.sms, 'sms-ru') ??
        valuesOf(routes.sms, 'smsc-ru') ??
        valuesOf(routes.sms, 'mobica') ??
        valuesOf(routes.sms, 'twilio')
      )?.fallbackHours,
    ],
  ]
  return given.flatMap(([channel, hours]) =>
    hours === undefined || hours === '' || Number(hours) <= 0 ? [] : [{ channel, hours: Number(hours) }],
  )
}

async function tryNextWay(
  tx: Tx,
  { message, tried }: Stranded,
  { rules, costOf, at }: { readonly rules: BusinessRules; readonly costOf: CostOf; readonly at: Instant },
): Promise<boolean> {
  // The sandbox and the owner's own hands are no way out: nothing leaves there by itself.
  const active = rules.active.filter(channel => channel !== 'sandbox' && channel !== 'hand' && !tried.includes(channel))
  const reaches = await tx.collect.consents.reachOf([message.customerId])
  const [customer] = await tx.collect.customers.findMany([message.customerId])
  const ways = waysOf(reaches, { active, purpose: message.purpose, law: rules.law, costOf })
  const answeredOn = (await tx.channels.answeredOn([message.customerId])).get(message.customerId)
  const choice = chooseChannel(ways, { active, wish: customer === undefined ? null : channelWishOf(customer.preferences), answeredOn })
  const reach = 'refusal' in choice ? undefined : reaches.find(one => one.contactPointId === choice.contactPointId)
  if ('refusal' in choice || reach === undefined) return false
  const {
    messageId: _id,
    state: _state,
    stateReason: _reason,
    stateAt: _at,
    attempts: _n,
    providerId: _p,
    createdAt: _made,
    ...words
  } = message
  const { result } = await tx.deliver.enqueue(
    { ...words, ...choice, address: reach.address, dedupeKey: `fallback:${message.messageId}`, notBefore: at },
    at,
  )
  if (result !== 'queued') return false
  await tx.business.audit({
    at,
    actor: 'system',
    action: 'message-fell-back',
    subject: `message:${message.messageId}`,
    detail: { from: message.channel, to: choice.channel, state: message.state },
  })
  return true
}

/**
 * Some days before a coupon runs out its owner is reminded, once for each last day: a contact like any other, with the same
 * consent, caps, hours and hold-out, approved by the shop or by its autopilot. After the last day nothing is said.
 */
import type { CouponGift } from '../../domain/plan/coupon.ts'
import { offLadderReason } from '../../domain/plan/campaign-reason.ts'
import { chooseChannel } from '../../domain/plan/choose-channel.ts'
import { contactIdOf, type ContactKey } from '../../domain/plan/contact.ts'
import { channelWishOf, waysOf } from '../../domain/plan/eligibility.ts'
import { placeContact } from '../../domain/plan/place-contact.ts'
import { priorityOf } from '../../domain/plan/priority.ts'
import { addDays, dayNumber } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import { formatDay, type Locale, LOCALES } from '../../kernel/locale.ts'
import { type Currency, formatMoney } from '../../kernel/money.ts'
import { AMOUNT_OFF, COUPON_REMINDER, PERCENT_OFF } from '../../locales/messages/coupon-words.ts'
import type { Addressee } from '../../ports/campaign-store.ts'
import type { Sender } from '../../ports/deliver-store.ts'
import type { IssuedCoupon } from '../../ports/reward-store.ts'
import type { Tx } from '../../ports/store.ts'
import { renderBroadcast } from './campaign-words.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type BusinessRules, businessRules } from './plan-rules.ts'
import { senderOf } from './sender.ts'

/** Enough to come by, and not so early that it is forgotten again. */
export const COUPON_REMIND_DAYS = 3
/** A coupon given out yesterday is not forgotten. */
const FRESH_DAYS = 3
const PAGE = 500
/** About a quarter of those who are reminded come: the order of Today needs a number until the shop has its own. */
const COMES_SHARE = 0.25

export interface CouponsReminded {
  readonly planned: number
  readonly refused: number
}

type RunningOut = IssuedCoupon & { readonly customerId: CustomerId }

export async function remindCoupons(deps: PlanDeps, business: BusinessId): Promise<CouponsReminded> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const rules = businessRules(settings, at)
    const { today } = rules.moment
    const coupons = await tx.reward.couponsRunningOut({
      from: addDays(today, 1),
      to: addDays(today, COUPON_REMIND_DAYS),
      issuedBefore: addMs(at, -FRESH_DAYS * DAY_MS),
      limit: PAGE,
    })
    const people = new Map(
      (await tx.campaign.addressees([...new Set(coupons.map(one => one.customerId))])).map(one => [one.customerId, one]),
    )
    const counts = { planned: 0, refused: 0 }
    for (const own of Map.groupBy(coupons, one => `${one.customerId}|${one.deadline}`).values()) {
      const [coupon] = own
      const addressee = coupon === undefined ? undefined : people.get(coupon.customerId)
      if (coupon === undefined || addressee === undefined) continue
      counts[await planOne(tx, { coupon, addressee, rules, sender: senderOf(settings), currency: settings.currency })] += 1
    }
    return counts
  })
}

interface Reminding {
  readonly coupon: RunningOut
  readonly addressee: Addressee
  readonly rules: BusinessRules
  readonly sender: Sender
  readonly currency: Currency
}

async function planOne(tx: Tx, { coupon, addressee, rules, sender, currency }: Reminding): Promise<'planned' | 'refused'> {
  const { customerId, deadline } = coupon
  const { at, today } = rules.moment
  const ways = waysOf(await tx.collect.consents.reachOf([customerId]), { active: rules.active, purpose: 'marketing', law: rules.law })
  const choice = chooseChannel(ways, { active: rules.active, wish: channelWishOf(addressee.preferences) })
  if ('refusal' in choice || (await tx.campaign.heldOutNow([customerId])).has(customerId)) return 'refused'
  const [circumstance] = await tx.plan.circumstances([customerId], rules.moment)
  if (circumstance === undefined || circumstance.isUnhappy) return 'refused'
  const planned = (await tx.campaign.plannedAt([customerId])).get(customerId) ?? []
  const place = placeContact(
    {
      rung: { rung: 'product', day: today, lastDay: deadline },
      taken: [...circumstance.marketingAt, ...planned],
      today,
      snoozedUntil: null,
    },
    { policy: rules.policy, hours: rules.hours, calendar: rules.calendarFor(addressee, choice.channel) },
  )
  if ('refusal' in place) return 'refused'
  const locale = addressee.locale ?? sender.locale
  const gift = giftInWords(coupon.gift, { locale, currency })
  const rendered = renderBroadcast({
    words: Object.fromEntries(LOCALES.map(one => [one, { subject: '', text: COUPON_REMINDER[one], short: '' }])),
    addressee,
    sender,
    occasion: { gift, code: coupon.code, until: formatDay(deadline, locale) },
    // How to stop is added when the card is shown.
    isAdvertising: false,
    partner: null,
  })
  if (rendered === null) return 'refused'
  const key = keyOf(rules.business, coupon)
  const segment = addressee.segment ?? 'new'
  const worth = { segment, isPromise: false, share: COMES_SHARE, valueMinor: addressee.value365Minor }
  const contact = {
    ...key,
    ...place,
    ...choice,
    contactId: contactIdOf(key, 'product'),
    rung: 'product' as const,
    segment,
    reason: offLadderReason({
      code: 'coupon',
      about: gift,
      dueDay: deadline,
      windowTo: deadline,
      lastDay: addressee.lastDay,
      purchaseDays: 1,
    }),
    priority: priorityOf({ ...worth, minutes: rules.policy.minutesPerContact }),
    ownWords: rendered.text,
  }
  return (await tx.campaign.insertBroadcasts([contact], at)) === 0 ? 'refused' : 'planned'
}

/** The coupon was used, taken back or given more time: a reminder that has not left is not sent. */
export async function dropCouponReminder(tx: Tx, coupon: IssuedCoupon, at: Instant): Promise<void> {
  const { customerId } = coupon
  if (customerId === null) return
  const { id: business } = await tx.business.read()
  const contactId = contactIdOf(keyOf(business, { ...coupon, customerId }), 'product')
  await tx.plan.moveContact(contactId, { from: ['planned', 'approved'], state: 'cancelled', reason: 'superseded', at })
  await tx.deliver.cancelForContact(contactId, 'purchase-since', at)
}

function keyOf(business: BusinessId, { customerId, deadline }: RunningOut): ContactKey {
  return { business, customerId, purpose: 'coupon', cycleNo: dayNumber(deadline) }
}

function giftInWords(gift: CouponGift, { locale, currency }: { readonly locale: Locale; readonly currency: Currency }): string {
  switch (gift.kind) {
    case 'percent':
      return PERCENT_OFF[locale](
        new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(gift.share),
        gift.onlyName ?? '',
      )
    case 'amount':
      return AMOUNT_OFF[locale](formatMoney(gift.minor, currency, locale))
    case 'gift':
      return gift.text
  }
}

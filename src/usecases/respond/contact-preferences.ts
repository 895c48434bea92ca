/** What a customer chose on his own page: less, less often, elsewhere. Only he makes it more, and not here. */
import type { ContactPointKind } from '../../domain/collect/contact-point.ts'
import type { Preferences } from '../../domain/collect/customer.ts'
import { channelWishOf, paceOf } from '../../domain/plan/eligibility.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { RespondDeps } from './respond-deps.ts'
import { editCustomer } from '../collect/edit-customer.ts'
import { subscriptionState, unsubscribe } from '../deliver/unsubscribe.ts'
import type { UnsubscribeLink } from '../deliver/unsubscribe-token.ts'

export interface ContactPreferences {
  readonly shop: string
  readonly locale: Locale
  readonly purposes: Readonly<Record<'marketing' | 'content' | 'service', 'comes' | 'stopped'>>
  readonly contentDays: number
  /** Not more often than that, of reminders and offers; null when he named none. */
  readonly pace: string | null
  /** A kind of address, or empty. */
  readonly where: string
  readonly kinds: readonly string[]
}

const CONTENT_DAYS_USUAL = 7

export async function contactPreferences(deps: RespondDeps, link: UnsubscribeLink): Promise<ContactPreferences | undefined> {
  const state = await subscriptionState(deps, link)
  if (state === undefined) return undefined
  return deps.store.inBusiness(link.business, async tx => {
    const point = await tx.collect.customers.point(link.contactPointId)
    const [owner] = point === undefined ? [] : await tx.collect.customers.ownersOf(point)
    const customer = owner === undefined ? undefined : await tx.collect.customers.find(owner)
    const points = owner === undefined ? [] : await tx.collect.customers.pointsOf([owner])
    return {
      shop: state.shop,
      locale: state.locale,
      purposes: state.purposes,
      contentDays: Number(customer?.preferences['contentDays'] ?? CONTENT_DAYS_USUAL),
      pace: customer === undefined ? null : paceOf(customer.preferences),
      where: (customer === undefined ? null : channelWishOf(customer.preferences))?.kind ?? '',
      kinds: [...new Set(points.map(one => one.kind))].filter(kind => kind !== 'card'),
    }
  })
}

export interface PreferenceChoice {
  readonly keepMarketing: boolean
  readonly keepContent: boolean
  readonly contentDays: number | null
  /** Null takes the wish away, undefined leaves it as it is; so below. */
  readonly pace: string | null | undefined
  readonly where: ContactPointKind | null | undefined
}

export async function choosePreferences(deps: RespondDeps, link: UnsubscribeLink, choice: PreferenceChoice): Promise<'saved' | 'unknown'> {
  const state = await subscriptionState(deps, link)
  if (state === undefined) return 'unknown'
  if (!choice.keepMarketing && state.purposes.marketing === 'comes') await unsubscribe(deps, link, 'marketing')
  if (!choice.keepContent && state.purposes.content === 'comes') await unsubscribe(deps, link, 'content')
  const owner = await deps.store.inBusiness(link.business, async tx => {
    const point = await tx.collect.customers.point(link.contactPointId)
    const [customerId] = point === undefined ? [] : await tx.collect.customers.ownersOf(point)
    return customerId === undefined ? undefined : tx.collect.customers.find(customerId)
  })
  if (owner === undefined) return 'unknown'
  const preferences = chosenOver(owner.preferences, choice)
  await editCustomer(deps, link.business, { customerId: owner.id, changes: { preferences }, actor: `customer:${owner.id}` })
  return 'saved'
}

/** What says the same in other words ('sms' for the phone, 30 days for a month) is left as it was written. */
function chosenOver(before: Preferences, choice: PreferenceChoice): Preferences {
  const { channel, frequency, ...kept } = before
  const { contentDays } = choice
  const isSamePlace = choice.where === undefined || choice.where === channelWishOf(before)?.kind
  const isSamePace = choice.pace === undefined || choice.pace === paceOf(before)
  const where = isSamePlace ? channel : choice.where
  const pace = isSamePace ? frequency : choice.pace
  return {
    ...kept,
    ...(contentDays === null ? {} : { contentDays }),
    ...(where === undefined || where === null ? {} : { channel: where }),
    ...(pace === undefined || pace === null ? {} : { frequency: pace }),
  }
}

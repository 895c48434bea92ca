/** What a customer chose on his own page: less, less often, elsewhere. Only he makes it more, and not here. */
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
      where: String(customer?.preferences['channel'] ?? ''),
      kinds: [...new Set(points.map(one => one.kind))].filter(kind => kind !== 'card'),
    }
  })
}

export interface PreferenceChoice {
  readonly keepMarketing: boolean
  readonly keepContent: boolean
  readonly contentDays: number | null
  readonly where: string
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
  const { channel: _earlier, ...kept } = owner.preferences
  const preferences = {
    ...kept,
    ...(choice.contentDays === null ? {} : { contentDays: choice.contentDays }),
    ...(choice.where === '' ? {} : { channel: choice.where }),
  }
  await editCustomer(deps, link.business, { customerId: owner.id, changes: { preferences }, actor: `customer:${owner.id}` })
  return 'saved'
}

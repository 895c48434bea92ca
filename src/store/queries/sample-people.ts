/** The customers of a sample shop with their contact points and what they agreed to; its groups and products. */
import { EVERY_CHANNEL } from '../../domain/collect/consent.ts'
import { foldName } from '../../domain/collect/customer.ts'
import type { SampleCustomer } from '../../domain/collect/sample-shop-shape.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import { copyRecords, type SampleFilling } from './sample-filling.ts'

const CONSENT_TEXT = {
  ru: 'Даю согласие на напоминания и предложения этого магазина. Отказаться можно в любой момент.',
  bg: 'Давам съгласие да получавам напомняния и предложения от този обект. Мога да се откажа по всяко време.',
  en: 'I agree to get reminders and offers from this shop. I can opt out at any time.',
} as const
const OPENING_MINUTE = 600

interface Point {
  readonly pointId: string
  readonly kind: 'phone' | 'email'
  readonly address: string
  readonly customer: SampleCustomer
}

export async function fillSamplePeople(filling: SampleFilling): Promise<void> {
  const { business, shop } = filling
  const points = shop.customers.flatMap(customer => pointsOf(business, customer))
  const since = (customer: SampleCustomer): string => isoInstant(instantAt(customer.sinceDay, OPENING_MINUTE, shop.profile.zone))
  const customers = shop.customers.map(customer => customerRecord(filling, customer, since(customer)))
  await copyRecords(filling, 'customer', customers)
  const pointRecords = points.map(({ pointId, kind, address, customer }) => ({
    business_id: business,
    contact_point_id: pointId,
    kind,
    address,
    phone_kind: kind === 'phone' ? 'mobile' : null,
    created_at: since(customer),
  }))
  await copyRecords(filling, 'contact_point', pointRecords)
  const links = points.map(({ pointId, customer }) => ({
    business_id: business,
    contact_point_id: pointId,
    customer_id: customer.customerId,
    linked_at: since(customer),
  }))
  await copyRecords(filling, 'contact_point_link', links)
  const consents = points.flatMap(point => consentRecords(filling, point, since(point.customer)))
  await copyRecords(filling, 'consent', consents)
}

function customerRecord({ business, shop, at }: SampleFilling, customer: SampleCustomer, since: string) {
  return {
    business_id: business,
    customer_id: customer.customerId,
    full_name: customer.fullName,
    first_name: customer.firstName,
    name_folded: foldName(customer.fullName),
    locale: shop.profile.locale,
    source: customer.source,
    birthday_month: customer.birthday?.month,
    birthday_day: customer.birthday?.day,
    birthday_year: customer.birthday?.year,
    note: customer.note,
    preferences: JSON.stringify(customer.drink === null ? {} : { drink: customer.drink }),
    created_at: since,
    updated_at: isoInstant(at),
  }
}

function pointsOf(business: number, customer: SampleCustomer): Point[] {
  const point = (kind: Point['kind'], address: string | null): Point[] =>
    address === null ? [] : [{ pointId: nameUuid(`${business}|${kind}|${address}`), kind, address, customer }]
  return [...point('phone', customer.phone), ...point('email', customer.email)]
}

/** Asked at the till, in so many words; who was never asked has no row, and is not written to. */
function consentRecords({ business, shop }: SampleFilling, { pointId, customer }: Point, at: string) {
  const { locale, signature } = shop.profile
  if (customer.consent === 'none') return []
  return ['marketing', 'content'].map(purpose => ({
    business_id: business,
    consent_id: nameUuid(`${pointId}/consent/${purpose}`),
    contact_point_id: pointId,
    channel: EVERY_CHANNEL,
    purpose,
    status: customer.consent === 'given' ? 'given' : 'withdrawn',
    basis: customer.consent === 'given' ? 'explicit' : 'refusal',
    text_version: `sample-${locale}-1`,
    text_shown: CONSENT_TEXT[locale],
    locale,
    source: 'till',
    actor: signature,
    evidence: '{}',
    at,
  }))
}

export async function fillSampleGoods(filling: SampleFilling): Promise<void> {
  const { business, shop, at } = filling
  const named = (name: string) => ({ business_id: business, name, name_folded: foldName(name), created_at: isoInstant(at) })
  const groups = shop.groups.map(group => Object.assign(named(group.name), { group_id: group.groupId }))
  await copyRecords(filling, 'product_group', groups)
  const products = shop.products.map(product =>
    Object.assign(named(product.name), { product_id: product.productId, group_id: product.groupId }),
  )
  await copyRecords(filling, 'product', products)
}

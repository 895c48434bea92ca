/** The customers of a sample shop with their contact points and what they agreed to; its groups and products. */
import { EVERY_CHANNEL } from '../../domain/collect/consent.ts'
import { foldName } from '../../domain/collect/customer.ts'
import type { SampleCustomer } from '../../domain/collect/sample-shop-shape.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import { copyRows, type CopyRow } from '../copy.ts'
import type { SampleFilling } from './sample-filling.ts'

const CONSENT_TEXT = {
  ru: 'Согласен получать напоминания и предложения этого магазина. Отказаться можно в любой момент.',
  bg: 'Съгласен съм да получавам напомняния и предложения от този обект. Мога да се откажа по всяко време.',
  en: 'I agree to get reminders and offers from this shop. I can opt out at any time.',
} as const
const OPENING_MINUTE = 600

interface Point {
  readonly pointId: string
  readonly kind: 'phone' | 'email'
  readonly address: string
  readonly customer: SampleCustomer
}

export async function fillSamplePeople({ trx, business, shop, at }: SampleFilling): Promise<void> {
  const { customers, profile } = shop
  const since = (customer: SampleCustomer): string => isoInstant(instantAt(customer.sinceDay, OPENING_MINUTE, profile.zone))
  await copyRows(
    trx,
    {
      table: 'customer',
      columns: [
        'business_id',
        'customer_id',
        'full_name',
        'first_name',
        'name_folded',
        'locale',
        'source',
        'birthday_month',
        'birthday_day',
        'birthday_year',
        'note',
        'preferences',
        'created_at',
        'updated_at',
      ],
    },
    customers.map((customer): CopyRow => [
      business,
      customer.customerId,
      customer.fullName,
      customer.firstName,
      foldName(customer.fullName),
      profile.locale,
      customer.source,
      customer.birthday?.month,
      customer.birthday?.day,
      customer.birthday?.year,
      customer.note,
      JSON.stringify(customer.drink === null ? {} : { drink: customer.drink }),
      since(customer),
      isoInstant(at),
    ]),
  )
  const points = customers.flatMap(customer => pointsOf(business, customer))
  await copyRows(
    trx,
    { table: 'contact_point', columns: ['business_id', 'contact_point_id', 'kind', 'address', 'phone_kind', 'created_at'] },
    points.map((point): CopyRow => [
      business,
      point.pointId,
      point.kind,
      point.address,
      point.kind === 'phone' ? 'mobile' : null,
      since(point.customer),
    ]),
  )
  await copyRows(
    trx,
    { table: 'contact_point_link', columns: ['business_id', 'contact_point_id', 'customer_id', 'linked_at'] },
    points.map((point): CopyRow => [business, point.pointId, point.customer.customerId, since(point.customer)]),
  )
  await copyRows(
    trx,
    {
      table: 'consent',
      columns: [
        'business_id',
        'consent_id',
        'contact_point_id',
        'channel',
        'purpose',
        'status',
        'basis',
        'text_version',
        'text_shown',
        'locale',
        'source',
        'actor',
        'evidence',
        'at',
      ],
    },
    points.flatMap(point => consentsOf({ trx, business, shop, at }, point, since(point.customer))),
  )
}

function pointsOf(business: number, customer: SampleCustomer): Point[] {
  const point = (kind: Point['kind'], address: string | null): Point[] =>
    address === null ? [] : [{ pointId: nameUuid(`${business}|${kind}|${address}`), kind, address, customer }]
  return [...point('phone', customer.phone), ...point('email', customer.email)]
}

/** Asked at the till, in so many words; who was never asked has no row, and is not written to. */
function consentsOf({ business, shop }: SampleFilling, point: Point, at: string): CopyRow[] {
  const { consent } = point.customer
  if (consent === 'none') return []
  const [status, basis] = consent === 'given' ? ['given', 'explicit'] : ['withdrawn', 'refusal']
  const { locale, signature } = shop.profile
  return ['marketing', 'content'].map(purpose => [
    business,
    nameUuid(`${point.pointId}/consent/${purpose}`),
    point.pointId,
    EVERY_CHANNEL,
    purpose,
    status,
    basis,
    `sample-${locale}-1`,
    CONSENT_TEXT[locale],
    locale,
    'till',
    signature,
    '{}',
    at,
  ])
}

export async function fillSampleGoods({ trx, business, shop, at }: SampleFilling): Promise<void> {
  await copyRows(
    trx,
    { table: 'product_group', columns: ['business_id', 'group_id', 'name', 'name_folded', 'created_at'] },
    shop.groups.map((group): CopyRow => [business, group.groupId, group.name, foldName(group.name), isoInstant(at)]),
  )
  await copyRows(
    trx,
    { table: 'product', columns: ['business_id', 'product_id', 'name', 'name_folded', 'group_id', 'created_at'] },
    shop.products.map((product): CopyRow => [
      business,
      product.productId,
      product.name,
      foldName(product.name),
      product.groupId,
      isoInstant(at),
    ]),
  )
}

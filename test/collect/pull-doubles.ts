/** What each source answers when it is asked for its sales: contract doubles that page as the published API does. */
import * as z from 'zod'
import type { SourceName } from '../../src/domain/collect/source-event.ts'
import { assert } from '../../src/kernel/assert.ts'
import type { OutsideAnswer, OutsideRequest, Secrets } from '../../src/ports/source.ts'
import { sampleJson } from './sources.ts'

export interface PullDouble {
  readonly source: SourceName
  readonly secrets: Secrets
  readonly currency: 'RUB' | 'EUR' | 'USD'
  readonly sales: number
  readonly answer: (request: OutsideRequest) => OutsideAnswer | undefined
}

type Tree = Readonly<Record<string, unknown>>
const TREE = z.record(z.string(), z.unknown())
const json = (value: unknown): OutsideAnswer => ({ status: 200, headers: {}, text: JSON.stringify(value) })
const HOUR_MS = 3_600_000
/** Sales are an hour apart, so that no two of them look like one. */
const START_MS = Date.parse('2026-02-01T06:00:00Z')
const iso = (nth: number): string => new Date(START_MS + nth * HOUR_MS).toISOString()
const local = (nth: number): string => iso(nth).slice(0, 19).replace('T', ' ')
const uuid = (nth: number): string => `0b71daec-0000-11e6-9464-${String(nth).padStart(12, '0')}`
const many = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_none, nth) => make(nth))

function queryOf(request: OutsideRequest): URLSearchParams {
  return new URL(request.url).searchParams
}

function page<T>(items: readonly T[], { from, count }: { readonly from: number; readonly count: number }): T[] {
  return items.slice(from, from + count)
}

function one(path: string): Tree {
  const read = sampleJson(path)
  return TREE.parse(Array.isArray(read) ? read[0] : read)
}

function evotor(): PullDouble {
  const sample = one('evotor/documents-put-v1.json')
  // One sale every four weeks or so: each lies in another month that is asked for.
  const documents = many(6, nth => {
    const at = new Date(Date.parse('2026-03-09T07:15:00Z') - nth * 27 * 24 * HOUR_MS).toISOString().replace('Z', '+0000')
    return { ...sample, uuid: uuid(nth), number: nth, sessionNumber: String(nth), openDate: at, closeDate: at }
  })
  return {
    source: 'evotor',
    secrets: { api_token: 't', store_uuid: '20240101-0001' },
    currency: 'RUB',
    sales: documents.length,
    answer: request => {
      const [from, to] = ['gtCloseDate', 'ltCloseDate'].map(name => Date.parse(queryOf(request).get(name)?.replace('+0000', 'Z') ?? ''))
      assert(from !== undefined && to !== undefined && to - from <= 31 * 24 * HOUR_MS, 'at most a month at a time')
      return json(documents.filter(({ closeDate }) => Date.parse(closeDate) > from && Date.parse(closeDate) < to))
    },
  }
}

function yclients(): PullDouble {
  const sample = TREE.parse(one('yclients/webhook-record-came-and-paid.json')['data'])
  const records = many(201, nth => ({
    ...sample,
    id: 1000 + nth,
    visit_id: 5000 + nth,
    date: local(nth),
    datetime: `${iso(nth).slice(0, 19)}+00:00`,
  }))
  return {
    source: 'yclients',
    secrets: { company_id: '10001', partner_token: 'p', user_token: 'u' },
    currency: 'RUB',
    sales: records.length,
    answer: request => {
      const [count, nth] = [Number(queryOf(request).get('count')), Number(queryOf(request).get('page'))]
      return json({ success: true, data: page(records, { from: (nth - 1) * count, count }) })
    },
  }
}

function moysklad(): PullDouble {
  const { cheque: _cheque, ...sample } = one('moysklad/retaildemand.expanded.json')
  const href = (nth: number) => ({
    meta: { href: `https://api.moysklad.ru/api/remap/1.2/entity/retaildemand/${uuid(nth)}`, type: 'retaildemand' },
  })
  const sales = many(101, nth => ({ ...sample, ...href(nth), id: uuid(nth), name: String(nth), moment: local(nth), updated: local(nth) }))
  return {
    source: 'moysklad',
    secrets: { access_token: 't' },
    currency: 'RUB',
    sales: sales.length,
    answer: request => {
      const [count, from] = [Number(queryOf(request).get('limit')), Number(queryOf(request).get('offset'))]
      return json({ rows: request.url.includes('/retaildemand?') ? page(sales, { from, count }) : [] })
    },
  }
}

function woocommerce(): PullDouble {
  const sample = one('woocommerce/order.updated-paid.json')
  const orders = many(100, nth => {
    const at = iso(nth).slice(0, 19)
    return { ...sample, id: 9000 + nth, number: String(9000 + nth), date_created_gmt: at, date_modified_gmt: at, date_paid_gmt: at }
  })
  return {
    source: 'woocommerce',
    secrets: { shop_url: 'https://shop.example', consumer_key: 'k', consumer_secret: 's' },
    currency: 'EUR',
    sales: orders.length,
    // A full page that is the last one: the next is asked for and empty, and the place to go on from must not be lost.
    answer: request => {
      const [count, nth, after] = [
        queryOf(request).get('per_page'),
        queryOf(request).get('page'),
        queryOf(request).get('modified_after') ?? '',
      ]
      const changed = orders.filter(order => order.date_modified_gmt > after)
      return json(page(changed, { from: (Number(nth) - 1) * Number(count), count: Number(count) }))
    },
  }
}

function shopify(): PullDouble {
  const sample = one('shopify/orders-create.json')
  const orders = many(251, nth => ({
    ...sample,
    id: 820_000 + nth,
    name: `#${9000 + nth}`,
    processed_at: iso(nth),
    created_at: iso(nth),
    updated_at: iso(nth),
  }))
  return {
    source: 'shopify',
    secrets: { signing_secret: 's', shop_domain: 'shop.myshopify.com', access_token: 't' },
    currency: 'USD',
    sales: orders.length,
    answer: request => {
      const since = queryOf(request).get('updated_at_min') ?? ''
      return json({
        orders: page(
          orders.filter(order => order.updated_at >= since),
          { from: 0, count: Number(queryOf(request).get('limit')) },
        ),
      })
    },
  }
}

/** Both give a word to go on with, which they take back later. */
function byWord<T>(items: readonly T[], word: string | null): { readonly items: T[]; readonly cursor?: string } {
  const from = word === null ? 0 : Number(word.replace('go-on-', ''))
  return { items: page(items, { from, count: 2 }), ...(from + 2 < items.length && { cursor: `go-on-${from + 2}` }) }
}

function square(): PullDouble {
  const sample = TREE.parse(one('square/retrieved-order.json')['order'])
  const orders = many(5, nth => ({
    ...sample,
    id: `ord_${nth}`,
    customer_id: null,
    created_at: iso(nth),
    closed_at: iso(nth),
    updated_at: iso(nth),
  }))
  return {
    source: 'square',
    secrets: { signing_secret: 'k', access_token: 't', location_id: 'L1' },
    currency: 'USD',
    sales: orders.length,
    answer: request => {
      const { cursor = null } = z.object({ cursor: z.string().optional() }).parse(JSON.parse(request.body ?? ''))
      const { items, ...rest } = byWord(orders, cursor)
      return json({ orders: items, ...rest })
    },
  }
}

function loyverse(): PullDouble {
  const sample = TREE.parse(z.array(z.unknown()).parse(one('loyverse/receipts.json')['receipts'])[0])
  const receipts = many(5, nth => ({
    ...sample,
    receipt_number: `3-${nth}`,
    customer_id: null,
    created_at: iso(nth),
    updated_at: iso(nth),
    receipt_date: iso(nth),
  }))
  return {
    source: 'loyverse',
    secrets: { access_token: 't' },
    currency: 'USD',
    sales: receipts.length,
    answer: request => {
      const { items, cursor = null } = byWord(receipts, queryOf(request).get('cursor'))
      return json({ receipts: items, cursor })
    },
  }
}

/** 31 documents of two rows each, mixed as two tills mix them: the first page ends in the middle of one. */
function microinvest(): PullDouble {
  const [first, second] = z.array(TREE).parse(sampleJson('microinvest/operations.json'))
  const partner = z.array(TREE).parse(sampleJson('microinvest/partners.json'))[0]
  const typed = (nth: number) => ({ document_number: nth, date: iso(nth).slice(0, 10), user_real_time: iso(nth).slice(0, 19) })
  // A row of another document lies between, as when two tills sell at once.
  const rows = [
    { ...first, ...typed(0) },
    ...many(30, nth => [
      { ...first, ...typed(nth + 1) },
      { ...second, ...typed(nth) },
    ]).flat(),
    { ...second, ...typed(30) },
  ]
  const secrets = { base_url: 'https://warehouse.example:8700', api_key: 'k' }
  return {
    source: 'microinvest',
    secrets,
    currency: 'EUR',
    sales: 31,
    answer: request => {
      assert(request.headers?.['x-api-key'] === 'k', 'the key comes along')
      const query = queryOf(request)
      const of = (name: string): string => query.get(name) ?? ''
      const isSale = of('operation_type') === '2'
      const path = new URL(request.url).pathname
      if (path === '/Item') return json({ id: Number(of('id')), name: `Стока ${of('id')}` })
      if (path === '/Partner') return json(partner)
      // This house allows forty rows a page, whatever is asked for.
      const [count, nth] = [Math.min(40, Number(of('page_size'))), Number(of('page'))]
      const found = isSale ? rows.filter(row => row.date >= of('date_from') && row.date <= of('date_to')) : []
      const headers = { 'x-currentpage': String(nth), 'x-totalpages': String(Math.max(1, Math.ceil(found.length / count))) }
      return { ...json(page(found, { from: (nth - 1) * count, count })), headers }
    },
  }
}

export const PULL_DOUBLES: readonly PullDouble[] = [
  evotor(),
  yclients(),
  moysklad(),
  woocommerce(),
  shopify(),
  square(),
  loyverse(),
  microinvest(),
]

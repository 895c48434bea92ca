/** All kept sale lines of a business as typed arrays, read from a COPY stream. */
import type pg from 'pg'
import { assert } from '../../kernel/assert.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import type { ShopLines } from '../../ports/what-next-store.ts'
import { copyWholeOut } from '../copy.ts'
import { KEPT_PURCHASE } from './understand-kept.ts'

const FIRST_ROWS = 1 << 14

/** Price of one piece in the business's currency; 0 when it says nothing. Over `purchase_line l`, `purchase p`, `business b`. */
export const UNIT_MINOR = 'case when p.currency = b.currency and l.quantity > 0 then round(l.total_minor / l.quantity)::bigint else 0 end'
/** Delivery, tips and gift cards are nothing that somebody needs next. */
export const WANTED_LINE = "l.kind in ('goods', 'service')"

/** Row-level security confines the query to the business of the transaction. */
const QUERY = `select p.customer_id, p.local_day - date '1970-01-01', l.product_id, coalesce(g.group_id::text, ''), ${UNIT_MINOR}
  from purchase p
  join business b on b.business_id = p.business_id
  join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
  join product g on g.business_id = l.business_id and g.product_id = l.product_id
  where p.customer_id is not null and ${KEPT_PURCHASE} and ${WANTED_LINE}
  order by p.customer_id, p.local_day, l.product_id`

export async function readShopLines(client: pg.ClientBase, until: Day): Promise<ShopLines> {
  const lastDay = dayNumber(until)
  const columns = growingColumns()
  const [products, groups] = [new Map<string, number>(), new Map<string, number>()]
  const groupOf: number[] = []
  let customer = -1
  let lastCustomer = ''
  let rest = ''
  const take = (line: string): void => {
    const [customerId = '', day = '', productId = '', groupId = '', unit = ''] = line.split('\t')
    if (Number(day) > lastDay) return
    if (customerId !== lastCustomer) {
      lastCustomer = customerId
      customer += 1
    }
    const product = placeOf(products, productId)
    groupOf[product] ??= groupId === '' ? -1 : placeOf(groups, groupId)
    columns.push({ customer, day: Number(day), product, unitMinor: Number(unit) })
  }
  for await (const piece of copyWholeOut(client, QUERY)) {
    assert(piece instanceof Uint8Array, 'COPY speaks in bytes')
    const lines = (rest + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  }
  return { ...columns.done(), productIds: Array.from(products.keys()), groupIds: Array.from(groups.keys()), groupOf }
}

function placeOf(places: Map<string, number>, key: string): number {
  const known = places.get(key)
  if (known !== undefined) return known
  places.set(key, places.size)
  return places.size - 1
}

interface LineRow {
  readonly customer: number
  readonly day: number
  readonly product: number
  readonly unitMinor: number
}

/** Typed columns that double when they are full. */
function growingColumns() {
  let [customers, days, products] = [new Int32Array(FIRST_ROWS), new Int32Array(FIRST_ROWS), new Int32Array(FIRST_ROWS)]
  let unitMinor = new Float64Array(FIRST_ROWS)
  let size = 0
  return {
    push(row: LineRow): void {
      if (size === customers.length) {
        customers = doubled(customers)
        days = doubled(days)
        products = doubled(products)
        const wider = new Float64Array(size * 2)
        wider.set(unitMinor)
        unitMinor = wider
      }
      customers[size] = row.customer
      days[size] = row.day
      products[size] = row.product
      unitMinor[size] = row.unitMinor
      size += 1
    },
    done: () => ({
      customers: customers.subarray(0, size),
      days: days.subarray(0, size),
      products: products.subarray(0, size),
      unitMinor: unitMinor.subarray(0, size),
    }),
  }
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(column.length * 2)
  wider.set(column)
  return wider
}

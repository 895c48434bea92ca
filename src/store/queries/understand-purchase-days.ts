/** All purchase days of a business as typed arrays, read from a COPY stream: a million rows without a million objects. */
import type pg from 'pg'
import { type Day, dayNumber } from '../../kernel/day.ts'
import { assert } from '../../kernel/assert.ts'
import type { UnderstandStore } from '../../ports/understand-store.ts'
import { copyWholeOut } from '../copy.ts'
import { KEPT_AMOUNT, KEPT_PURCHASE } from './understand-kept.ts'

const FIRST_ROWS = 1 << 14
const UUID_CHARS = 36

/** Row-level security confines the query to the business of the transaction. */
const QUERY = `select p.customer_id, p.local_day - date '1970-01-01', ${KEPT_AMOUNT}
  from purchase p join business b on b.business_id = p.business_id
  where p.customer_id is not null and ${KEPT_PURCHASE}
  group by p.customer_id, p.local_day order by p.customer_id, p.local_day`

type AllPurchaseDays = Awaited<ReturnType<UnderstandStore['allPurchaseDays']>>

export async function readPurchaseDays(client: pg.ClientBase, until: Day): Promise<AllPurchaseDays> {
  const lastDay = dayNumber(until)
  const ids: string[] = []
  let [keys, days, amounts] = [new Int32Array(FIRST_ROWS), new Int32Array(FIRST_ROWS), new Float64Array(FIRST_ROWS)]
  let size = 0
  let rest = ''
  let lastId = ''
  const take = (text: string, from: number, end: number): void => {
    const tab = from + UUID_CHARS
    const amountAt = text.indexOf('\t', tab + 1)
    const day = Number(text.slice(tab + 1, amountAt))
    if (day > lastDay) return
    if (size === keys.length) {
      keys = grown(keys, new Int32Array(size * 2))
      days = grown(days, new Int32Array(size * 2))
      amounts = grown(amounts, new Float64Array(size * 2))
    }
    // Rows of one customer follow each other, so his id is made into a string once.
    if (lastId === '' || !text.startsWith(lastId, from)) {
      lastId = text.slice(from, tab)
      ids.push(lastId)
    }
    keys[size] = ids.length - 1
    days[size] = day
    amounts[size] = Number(text.slice(amountAt + 1, end))
    size += 1
  }
  for await (const piece of copyWholeOut(client, QUERY)) {
    assert(piece instanceof Uint8Array, 'COPY speaks in bytes')
    const text = rest + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      take(text, from, end)
      from = end + 1
    }
    rest = text.slice(from)
  }
  return { ids, keys: keys.subarray(0, size), days: days.subarray(0, size), amounts: amounts.subarray(0, size) }
}

function grown<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}

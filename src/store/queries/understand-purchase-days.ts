/** All purchase days of a business as typed arrays, read from a COPY stream: a million rows without a million objects. */
import type pg from 'pg'
import { type Day, dayNumber } from '../../kernel/day.ts'
import { assert } from '../../kernel/assert.ts'
import type { UnderstandStore } from '../../ports/understand-store.ts'
import { copyOut } from '../copy.ts'
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
  const take = (line: string): void => {
    const tab = line.indexOf('\t', UUID_CHARS + 1)
    const day = Number(line.slice(UUID_CHARS + 1, tab))
    if (day > lastDay) return
    if (size === keys.length)
      [keys, days, amounts] = [
        grown(keys, new Int32Array(size * 2)),
        grown(days, new Int32Array(size * 2)),
        grown(amounts, new Float64Array(size * 2)),
      ]
    const id = line.slice(0, UUID_CHARS)
    if (ids.at(-1) !== id) ids.push(id)
    keys[size] = ids.length - 1
    days[size] = day
    amounts[size] = Number(line.slice(tab + 1))
    size += 1
  }
  for await (const piece of copyOut(client, QUERY)) {
    assert(piece instanceof Uint8Array, 'COPY speaks in bytes')
    const lines = (rest + Buffer.from(piece).toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(take)
  }
  return { ids, keys: keys.subarray(0, size), days: days.subarray(0, size), amounts: amounts.subarray(0, size) }
}

function grown<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}

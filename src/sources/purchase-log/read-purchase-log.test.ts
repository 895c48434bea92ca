import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { day, dayNumber } from '../../kernel/day.ts'
import { type ReadLog, readPurchaseLog, type ReadRefusal } from './read-purchase-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-purchase-log-'))
const lastDay = dayNumber(day('2026-12-31'))

function read(content: string | Uint8Array, groupColumn?: string): Promise<ReadLog | ReadRefusal> {
  const path = join(folder, `${Math.abs(Buffer.from(content).reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 7))}.csv`)
  writeFileSync(path, content)
  return readPurchaseLog(path, { lastDay, groupColumn })
}

async function days(content: string | Uint8Array, groupColumn?: string): Promise<Record<string, string[]>> {
  const answer = await read(content, groupColumn)
  if ('refusal' in answer) return { [answer.refusal]: [] }
  const { log } = answer
  return Object.fromEntries(
    log.ids.map((id, key) => [
      id,
      [...log.days.subarray(log.starts[key], log.starts[key + 1])].map(one => new Date(one * 86_400_000).toISOString().slice(0, 10)),
    ]),
  )
}

describe('spellings of the same file', () => {
  const wanted = { anna: ['2026-01-05', '2026-02-05'], 'bo, b': ['2026-01-07'] }
  const cases: readonly [why: string, content: string | Uint8Array][] = [
    ['plain, in any order', 'customer_id,date,amount\nanna,2026-02-05,3\n"bo, b",2026-01-07,2.50\nanna,2026-01-05,1\n'],
    ['no last line break', 'customer_id,date,amount\nanna,2026-02-05,3\n"bo, b",2026-01-07,2.50\nanna,2026-01-05,1'],
    ['Windows line breaks and a byte order mark', '\ufeffcustomer_id,date\r\nanna,2026-02-05\r\n"bo, b",2026-01-07\r\nanna,2026-01-05\r\n'],
    [
      'semicolons, a decimal comma, other columns first',
      'shop;amount;date;customer_id\nx;2,50;2026-02-05;anna\nx;1;2026-01-07;bo, b\nx;1;2026-01-05;anna\n',
    ],
    ['times behind the days', 'customer_id,date\nanna,2026-02-05 10:30\n"bo, b",2026-01-07T08:00:00Z\nanna,2026-01-05\n'],
    ['gzip', gzipSync('customer_id,date\nanna,2026-02-05\n"bo, b",2026-01-07\nanna,2026-01-05\n')],
    ['capitals in the header and an empty line', 'Customer_ID,DATE\nanna,2026-02-05\n\n"bo, b",2026-01-07\nanna,2026-01-05\n'],
  ]
  for (const [why, content] of cases) test(why, async () => expect(await days(content)).toEqual(wanted))

  test('quotes inside quotes and a line break inside a field', async () => {
    expect(await days('customer_id,note,date\n"a ""x""","two\nlines",2026-01-05\n')).toEqual({ 'a "x"': ['2026-01-05'] })
  })

  test('a group makes a key of its own', async () => {
    expect(await days('customer_id,date,product\nanna,2026-01-05,tea\nanna,2026-01-06,\nanna,2026-01-07,tea\n', 'product')).toEqual({
      'anna\u001ftea': ['2026-01-05', '2026-01-07'],
    })
  })

  test('keys without end are told apart', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `c${i},2026-01-05`).join('\n')
    const answer = await read(`customer_id,date\n${rows}\n${rows}\n`)
    expect('log' in answer && [answer.log.ids.length, answer.log.days.length]).toEqual([40_000, 40_000])
  })
})

describe('what is left out', () => {
  test('refunds, later days, unknown customers and unreadable dates are counted', async () => {
    const answer = await read(
      'customer_id,date,amount\nanna,2026-01-05,5\nanna,2026-01-09,-5\nanna,2027-01-01,5\n,2026-01-05,1\nbo,31.12.2025,1\nbo,2026-02-30,1\n',
    )
    expect('counts' in answer && answer.counts).toEqual({
      rows: 6,
      later: 1,
      refunds: 1,
      anonymous: 1,
      rejected: 2,
      firstRejected: { line: 6, value: '31.12.2025' },
    })
  })

  test('an amount that no purchase can have is not known, the purchase is', async () => {
    const answer = await read(`customer_id,date,amount\nanna,2026-01-05,1e308\nbo,2026-01-05,${'9'.repeat(400)}\ncleo,2026-01-05,abc\n`)
    expect('log' in answer && [...answer.log.amounts]).toEqual([0, 0, 0])
  })

  const refusals: readonly [why: string, content: string, refusal: unknown][] = [
    ['an empty file', '', { refusal: 'empty' }],
    ['no customers', 'name,date\na,2026-01-01\n', { refusal: 'no-column', column: 'customer_id' }],
    ['no dates', 'customer_id,day\na,2026-01-01\n', { refusal: 'no-column', column: 'date' }],
  ]
  for (const [why, content, refusal] of refusals) test(why, async () => expect(await read(content)).toEqual(refusal))

  test('no such group, no such file', async () => {
    expect(await read('customer_id,date\na,2026-01-01\n', 'brand')).toEqual({ refusal: 'no-column', column: 'brand' })
    expect(await readPurchaseLog(join(folder, 'nowhere.csv'), { lastDay })).toEqual({ refusal: 'not-found' })
    expect(await readPurchaseLog(folder, { lastDay })).toEqual({ refusal: 'unreadable' })
  })

  test('a header alone is an empty history', async () => expect(await days('customer_id,date\n')).toEqual({}))
})

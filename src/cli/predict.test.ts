import { lstatSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../kernel/random.ts'
import { addDays, day } from '../kernel/day.ts'
import type { Locale } from '../kernel/locale.ts'
import type { CliIo } from './cli-io.ts'
import { predictCommand } from './predict.ts'
import { usageErrorOf } from './usage-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'predict-'))

async function predict(...args: string[]): Promise<{ code: number; said: string }> {
  return predictIn('en', args)
}

async function predictIn(locale: Locale, args: readonly string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const io: CliIo = {
    out: text => {
      said.push(text)
    },
    err: text => {
      said.push(text)
    },
    locale,
    isTerminal: false,
  }
  try {
    return { code: await predictCommand(args, io), said: said.join('\n') }
  } catch (error) {
    const wrong = usageErrorOf(error)
    if (wrong === undefined) throw error
    return { code: 2, said: wrong.sentence(locale) }
  }
}

const random = seededRandom(31)
const rows: string[] = []
for (let customer = 0; customer < 80; customer += 1) {
  let at = addDays(day('2024-01-01'), random.whole(0, 200))
  const cycle = random.whole(15, 60)
  for (let i = random.whole(1, 14); i > 0; i -= 1) {
    rows.push(`c${customer},${at},${random.whole(5, 90)}`)
    at = addDays(at, Math.max(1, Math.round(cycle * (0.6 + 0.8 * random.next()))))
  }
}
const write = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, ['customer_id,date,amount', ...lines, ''].join('\n'))
  return path
}
const whole = write('whole.csv', rows)
const out = join(folder, 'out.csv')

describe('regulars predict', () => {
  test('writes one row a customer and cut-off, with the agreed columns', async () => {
    expect(await predict(whole, '--as-of', '2024-09-30,2024-12-31', '--horizons', '7,14,28', '--out', out)).toEqual({ code: 0, said: '' })
    const [header = '', ...lines] = readFileSync(out, 'utf8').trim().split('\n')
    expect(header.split(',').slice(0, 12)).toEqual([
      'cutoff',
      'customer_id',
      'p7',
      'p14',
      'p28',
      'due_date',
      'due_p10',
      'due_p90',
      'segment',
      'segment_reason',
      'p_alive',
      'value_365',
    ])
    expect(lines).toHaveLength(160)
    expect(new Set(lines.map(line => line.split(',')[0]))).toEqual(new Set(['2024-09-30', '2024-12-31']))
  })

  test('neither later rows nor the order of rows change a byte', async () => {
    const cutoff = '2024-09-30'
    const early = rows.filter(row => (row.split(',')[1] ?? '') <= cutoff).reverse()
    expect(early.length).toBeLessThan(rows.length)
    await predict(whole, '--as-of', cutoff, '--out', out)
    const fromWhole = readFileSync(out, 'utf8')
    await predict(write('early.csv', early), '--as-of', cutoff, '--out', join(folder, 'early.out.csv'))
    expect(readFileSync(join(folder, 'early.out.csv'), 'utf8')).toBe(fromWhole)
  })

  test('a link is written through: whoever names /dev/stdout keeps it', async () => {
    const [behind, link] = [join(folder, 'behind.csv'), join(folder, 'link.csv')]
    writeFileSync(behind, '')
    symlinkSync(behind, link)
    expect((await predict(whole, '--as-of', '2024-09-30', '--out', link)).code).toBe(0)
    expect([lstatSync(link).isSymbolicLink(), readFileSync(behind, 'utf8').startsWith('cutoff,')]).toEqual([true, true])
  })

  test('a group adds its column, and .gz is packed', async () => {
    const grouped = join(folder, 'grouped.csv')
    writeFileSync(
      grouped,
      `customer_id,date,product\n${rows.map((row, i) => `${row.split(',').slice(0, 2).join(',')},${i % 3 === 0 ? '"tea, green"' : 'coffee'}`).join('\n')}\n`,
    )
    expect(await predict(grouped, '--as-of=2024-12-31', '--group', 'product', '--out', `${out}.gz`)).toEqual({ code: 0, said: '' })
    const [header = '', first = ''] = gunzipSync(readFileSync(`${out}.gz`))
      .toString()
      .split('\n')
    expect(header.startsWith('cutoff,customer_id,group,p14,p28,due_date')).toBe(true)
    expect(first).toMatch(/^2024-12-31,c0,(coffee|"tea, green"),0\.\d+/)
  })

  test('--no-windows gives the same probabilities and nothing else', async () => {
    const only = join(folder, 'only.csv')
    await predict(whole, '--as-of', '2024-12-31', '--out', out)
    expect(await predict(whole, '--as-of', '2024-12-31', '--no-windows', '--out', only)).toEqual({ code: 0, said: '' })
    const columns = (path: string, names: readonly string[]): string[] => {
      const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n')
      const places = names.map(name => header.split(',').indexOf(name))
      return lines.map(line => places.map(place => line.split(',')[place]).join(','))
    }
    const names = ['cutoff', 'customer_id', 'p14', 'p28', 'p_alive', 'basis']
    expect(readFileSync(only, 'utf8').split('\n')[0]).toBe(names.join(','))
    expect(columns(only, names)).toEqual(columns(out, names))
  })

  test('--segments four writes the words of the scorer and changes nothing else', async () => {
    const four = join(folder, 'four.csv')
    await predict(whole, '--as-of', '2024-02-10,2024-12-31', '--out', out)
    expect(await predict(whole, '--as-of', '2024-02-10,2024-12-31', '--segments', 'four', '--out', four)).toEqual({ code: 0, said: '' })
    const told = readFileSync(out, 'utf8')
    expect(told).toMatch(/,one-timer,one-timer-overdue,/)
    expect(told).toMatch(/,new,new-not-yet-due,/)
    expect(readFileSync(four, 'utf8')).toBe(told.replace(/,(?:one-timer|new),(?=one-timer-|new-)/g, ',one_timer,'))
    await predict(whole, '--as-of', '2024-02-10,2024-12-31', '--segments', 'five', '--out', four)
    expect(readFileSync(four, 'utf8')).toBe(told)
  })

  test('rows without a readable date are named, the rest is predicted', async () => {
    const path = write('bad.csv', [...rows, 'c1,yesterday,5'])
    expect(await predict(path, '--as-of', '2024-12-31', '--out', out)).toEqual({
      code: 1,
      said: `Left out of ${rows.length + 1} rows: 1 row has no readable date (the first is line ${rows.length + 2}: “yesterday”), write dates like 2026-03-31.`,
    })
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(81)
  })

  test('a day that is named twice is predicted once', async () => {
    await predict(whole, '--as-of', '2024-12-31,2024-12-31', '--out', out)
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(81)
  })

  test('where no date can be read, no later day helps', async () => {
    const path = write('slashes.csv', ['c1,05/01/2024,5', 'c2,06/01/2024,5'])
    expect(await predict(path, '--as-of', '2024-12-31', '--out', out)).toEqual({
      code: 1,
      said: 'Left out of 2 rows: 2 rows have no readable date (the first is line 2: “05/01/2024”), write dates like 2026-03-31.',
    })
  })

  test('a day before the first purchase is named, the other is predicted', async () => {
    expect(await predict(whole, '--as-of', '1999-01-01,2024-12-31', '--out', out)).toEqual({
      code: 0,
      said: 'Nobody in the file had bought by 1999-01-01, so nothing is forecast for that day; take a later one.',
    })
    expect(readFileSync(out, 'utf8')).not.toContain('1999-01-01')
  })

  const raw = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const packed = raw('book.csv', 'PK\u0003\u0004\u0000\u0000')
  const empty = raw('empty.csv', '')
  const other = raw('other.csv', 'name,when\nA,2026-01-01\n')
  const wrong: readonly [args: string[], code: number, said: RegExp, why: string][] = [
    [[], 2, /^Name one file/, 'no file'],
    [['a.csv', '--out'], 2, /^--out needs a value/, 'an option without its value'],
    [['a.csv', '--as-of', '2026-02-03', '--out', 'b.csv', '--trade', 'x'], 2, /^--trade is one of/, 'an unknown trade'],
    [
      ['a.csv', '--as-of', '2026-02-03', '--out', 'b.csv', '--segments', '3'],
      2,
      /^--segments is one of five, four/,
      'an unknown set of segments',
    ],
    [
      ['a.csv', '--as-of', '2026-02-03', '--out', 'b.csv', '--segments=four', '--no-windows'],
      2,
      /^--no-windows sorts/,
      'segments without them',
    ],
    [['a.csv', '--as-of', '2026-02-03', '--out', 'b.csv', '--cycle-days', '0'], 2, /^--cycle-days 0 is no number/, 'a cycle of nothing'],
    [['a.csv', '--as-of', '2026-01-01'], 2, /^Say where to write/, 'no output'],
    [['a.csv', '--out', 'b.csv'], 2, /^Say which day/, 'no day'],
    [['a.csv', '--as-of', '2026-02-30', '--out', 'b.csv'], 2, /^--as-of 2026-02-30: there is no such day/, 'no such day'],
    [['a.csv', '--as-of', '2026-02-03', '--out', 'b.csv', '--horizons', '14,0'], 2, /^--horizons takes whole days/, 'a horizon of nothing'],
    [['a.csv', '--as-of', '2026-02-03', '--out', 'b.csv', '--speed', '9'], 2, /^There is no option --speed/, 'an unknown option'],
    [[whole, '--as-of', '2026-02-03', '--out', whole], 2, /is the file that is read/, 'the sales would be overwritten'],
    [[packed, '--as-of', '2026-02-03', '--out', out], 1, /is no CSV table/, 'a spreadsheet'],
    [[empty, '--as-of', '2026-02-03', '--out', out], 1, /is empty/, 'nothing in it'],
    [[other, '--as-of', '2026-02-03', '--out', out], 1, /has no column customer_id/, 'other columns'],
    [[join(folder, 'none.csv'), '--as-of', '2026-02-03', '--out', out], 1, /^There is no file/, 'no such file'],
    [[whole, '--as-of', '2026-02-03', '--out', join(folder, 'no', 'where.csv')], 1, /cannot be written/, 'no such folder'],
  ]
  for (const [args, code, said, why] of wrong) {
    test(`${why}: one sentence and exit code ${code}`, async () => {
      const answer = await predict(...args)
      expect(answer.code).toBe(code)
      expect(answer.said).toMatch(said)
      const inOthers = [await predictIn('ru', args), await predictIn('bg', args)]
      for (const { said: sentence } of inOthers) expect(sentence).toMatch(/\p{Script=Cyrillic}.*\.$/u)
      expect(inOthers[0]?.said).not.toBe(inOthers[1]?.said)
    })
  }
})

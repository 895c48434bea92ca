/** Killed again and again in the middle of its work, the program loses nothing and does nothing twice. */
import type { ChildProcess } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../../src/kernel/random.ts'
import { launch, newFolder, regulars, serverOf, until } from './stranger.ts'

const ROUNDS = 10
const ROUNDS_MS_MAX = 240_000
/** Long enough to reach every part of the work on a slow machine, from the first connection to the last commit. */
const LIFE_MS_MAX = 1500
const CUSTOMERS = 400
const AT = '2026-02-12T09:00:00Z'

let folder: Awaited<ReturnType<typeof newFolder>>
let file = ''

beforeAll(async () => {
  folder = await newFolder()
  file = join(folder.path, 'sales.csv')
  const random = seededRandom(7)
  const rows = Array.from({ length: CUSTOMERS * 20 }, (_, row) => {
    const customer = row % CUSTOMERS
    const day = new Date(Date.UTC(2024, 2, 1) + Math.floor(row / CUSTOMERS) * 36 * 86_400_000 + random.whole(0, 8) * 86_400_000)
    return `r${row},Клиент ${customer},+7900555${String(1000 + customer)},${day.toISOString().slice(0, 10)},${100 + (row % 50)}.00`
  })
  await writeFile(file, `receipt,name,phone,date,amount\n${rows.join('\n')}\n`)
})
afterAll(() => folder.remove())

/** Starts a command, lets it live for a while after it has reached the database, and kills it. */
async function killed(args: readonly string[], lifeMs: number): Promise<void> {
  const child: ChildProcess = launch(args, {})
  const ended = new Promise(resolve => {
    child.on('close', resolve)
  })
  const data = args.at(-1) ?? ''
  await until(async () => (child.exitCode !== null || (await serverOf(data)) !== undefined ? true : undefined))
  await Promise.race([wait(lifeMs), ended])
  child.kill('SIGKILL')
  await ended
}

async function killedRounds(args: readonly string[], seed: number): Promise<void> {
  const random = seededRandom(seed)
  for (let round = 0; round < ROUNDS; round += 1) await killed(args, random.whole(0, LIFE_MS_MAX))
}

/** Rows of a table as a backup has them, without the columns that tell when or under which number something was done. */
async function rowsOf(data: string, table: string, columns: readonly string[]): Promise<string[]> {
  const saved = join(folder.path, 'look.backup')
  expect(await regulars(['backup', saved, '--data', data])).toMatchObject({ code: 0, err: '' })
  const lines = gunzipSync(await readFile(saved))
    .toString('utf8')
    .split('\n')
  const head = lines.findIndex(line => line.startsWith(`{"table":"${table}"`))
  const { columns: all } = JSON.parse(lines[head] ?? '{}') as { columns: string[] }
  const rows = lines.slice(head + 1, lines.indexOf('\\.', head))
  return rows.map(row => columns.map(column => row.split('\t')[all.indexOf(column)]).join(' ')).toSorted()
}

const IMPORTED = [
  ['purchase', ['source_key', 'local_day', 'total_minor', 'status']],
  ['customer', ['full_name']],
  ['contact_point', ['address']],
] as const
const PLANNED = [
  ['understanding', ['customer_id', 'segment', 'due_day', 'p_alive']],
  ['due_event', ['customer_id', 'purpose', 'cycle_no', 'due_day']],
  ['contact', ['customer_id', 'purpose', 'cycle_no', 'rung', 'planned_day', 'state']],
  ['not_contacted', ['customer_id', 'reason']],
] as const

test(
  'an import and the plan after it come out as if nobody had killed them',
  async () => {
    const [calm, wild] = [join(folder.path, 'calm'), join(folder.path, 'wild')]
    const bring = (data: string): string[] => [
      'import',
      file,
      '--country',
      'RU',
      '--currency',
      'RUB',
      '--today',
      '2026-02-11',
      '--data',
      data,
    ]
    expect((await regulars(bring(calm))).code).toBe(0)
    await killedRounds(bring(wild), 1)
    expect((await regulars(bring(wild))).code).toBe(0)
    for (const [table, columns] of IMPORTED) {
      expect(await rowsOf(wild, table, columns)).toEqual(await rowsOf(calm, table, columns))
    }

    // The same shop twice, down to the numbers of its customers, so that also the last digit of every figure must agree.
    const copy = join(folder.path, 'shop.backup')
    const twin = join(folder.path, 'twin')
    expect((await regulars(['backup', copy, '--data', wild])).code).toBe(0)
    expect((await regulars(['restore', copy, '--data', twin])).code).toBe(0)
    const tick = (data: string): string[] => ['tick', '--at', AT, '--data', data]
    expect((await regulars(tick(twin))).code).toBe(0)
    await killedRounds(tick(wild), 2)
    expect((await regulars(tick(wild))).code).toBe(0)
    for (const [table, columns] of PLANNED) {
      expect(await rowsOf(wild, table, columns)).toEqual(await rowsOf(twin, table, columns))
    }
    expect(await readdir(join(wild, 'users'))).toEqual([])
  },
  ROUNDS_MS_MAX,
)

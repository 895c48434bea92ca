/** A backup holds everything, proves that it is whole, and comes back the same. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { instant } from '../../src/kernel/instant.ts'
import { newBusiness } from '../business.ts'
import { testDatabase, testStore, type TestStore } from '../database.ts'
import { inEnglish as regulars, newFolder } from './stranger.ts'

const NOW = instant('2026-03-10T10:00:00Z')
let folder: Awaited<ReturnType<typeof newFolder>>
let source: TestStore
let file = ''

beforeAll(async () => {
  folder = await newFolder()
  source = await testStore()
  await source.store.system.installation(NOW)
  const first = await newBusiness(source.store, { name: 'Кафе «Ёлка»\tи\\слэш\nи строка', at: NOW })
  const second = await newBusiness(source.store, { name: 'Гуми при Ани', at: NOW })
  for (const business of [first, second]) {
    await source.store.inBusiness(business, async tx => {
      await tx.business.audit({
        at: NOW,
        actor: 'system',
        action: 'tested',
        subject: null,
        detail: { quote: '"', line: '\\.\n', none: null },
      })
      await tx.business.markChanged([newId(NOW)], NOW)
      await tx.business.insertApiKey({
        hash: new Uint8Array([0, 10, 92, 255]),
        apiKeyId: newId<'key'>(NOW),
        name: 'till',
        prefix: 'rk',
        scopes: ['a,"b"', '{}'],
        createdAt: NOW,
        revokedAt: null,
      })
    })
  }
  file = join(folder.path, 'shop.backup')
  const answer = await regulars(['backup', file, '--data', folder.path], { DATABASE_URL: source.databaseUrl })
  expect(answer).toMatchObject({ code: 0, err: '' })
})
afterAll(async () => {
  await source.close()
  await folder.remove()
})

/** The rows of a backup without its first line (the moment) and the installation, which a restore changes on purpose. */
async function contents(path: string): Promise<string> {
  const [, ...lines] = gunzipSync(await readFile(path))
    .toString('utf8')
    .split('\n')
  const from = lines.findIndex(line => line.startsWith('{"table":"installation"'))
  return [...lines.slice(0, from), ...lines.slice(lines.indexOf('\\.', from) + 2)].join('\n')
}

test('restored into an empty database and saved again, it is the same', async () => {
  const empty = await testDatabase('empty')
  const data = join(folder.path, 'second')
  const environment = { DATABASE_URL: empty.databaseUrl }
  expect(await regulars(['restore', file, '--data', data], environment)).toMatchObject({ code: 0, err: '' })
  const again = join(folder.path, 'again.backup')
  expect(await regulars(['backup', again, '--data', data], environment)).toMatchObject({ code: 0, err: '' })
  expect(await contents(again)).toBe(await contents(file))
  expect(await readFile(join(data, 'secret-key'), 'utf8')).toBe(await readFile(join(folder.path, 'secret-key'), 'utf8'))

  const client = new Client({ connectionString: empty.databaseUrl })
  await client.connect()
  const unforced = await client.query(`select relname from pg_class where relrowsecurity and not relforcerowsecurity`)
  const live = await client.query<{ live: boolean }>('select live from installation')
  await client.end()
  expect(unforced.rows).toEqual([])
  // Two copies of one shop may exist now: this one keeps quiet until its owner says that it is the live one.
  expect(live.rows).toEqual([{ live: false }])
  await empty.drop()
})

test('into a new folder it brings the embedded database up', async () => {
  const data = join(folder.path, 'embedded')
  expect(await regulars(['restore', file, '--data', data])).toMatchObject({ code: 0, err: '' })
  const report = await regulars(['doctor', '--data', data])
  expect(report.out).toContain('2 business(es)')
  expect(report.out).toContain('NO  sending is off')
})

describe('refused, and nothing is changed', () => {
  test('a database that has businesses', async () => {
    const answer = await regulars(['restore', file, '--data', folder.path], { DATABASE_URL: source.databaseUrl })
    expect(answer).toMatchObject({ code: 1 })
    expect(answer.err).toMatch(/There are data in/)
  })

  test('a folder that belongs to somebody else', async () => {
    const foreign = await newFolder()
    await writeFile(join(foreign.path, 'letter.txt'), 'mine')
    expect(await regulars(['restore', file, '--data', foreign.path])).toMatchObject({
      code: 1,
      err: expect.stringContaining('empty folder'),
    })
    await foreign.remove()
  })

  const plain = async (): Promise<string> => gunzipSync(await readFile(file)).toString('utf8')
  test.each([
    { damage: 'cut off in the middle', sign: 'damaged', make: async () => (await readFile(file)).subarray(0, -200) },
    { damage: 'one letter changed', sign: 'damaged', make: async () => gzipSync((await plain()).replace('Кафе', 'Кофе')) },
    { damage: 'one row missing', sign: 'damaged', make: async () => gzipSync((await plain()).replace(/\n2\t[^\n]*Гуми[^\n]*/, '')) },
    { damage: 'the last table missing', sign: 'damaged', make: async () => gzipSync((await plain()).replace(/\{"end".*\n$/, '')) },
    { damage: 'something else altogether', sign: 'is not a backup', make: async () => Buffer.from('a letter') },
    { damage: 'an empty file', sign: 'is not a backup', make: async () => Buffer.alloc(0) },
    {
      damage: 'made by a newer version',
      sign: 'newer version',
      make: async () => gzipSync((await plain()).replace(/"schemaVersion":\d+/, '"schemaVersion":9999')),
    },
  ])('$damage', async ({ sign, make }) => {
    const broken = join(folder.path, 'broken.backup')
    await writeFile(broken, await make())
    const data = join(folder.path, 'never')
    const answer = await regulars(['restore', broken, '--data', data])
    expect(answer).toMatchObject({ code: 1, err: expect.stringContaining(sign) })
    await expect(readFile(join(data, 'database-password'))).rejects.toThrow('ENOENT')
  })

  test('a file that is not there', async () => {
    expect(await regulars(['restore', join(folder.path, 'lost'), '--data', join(folder.path, 'never')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be read'),
    })
  })
})

/** What cannot work is refused with one sentence that says what to do, and exit code 1. */
import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { inEnglish as regulars, newFolder } from './stranger.ts'

let folder: Awaited<ReturnType<typeof newFolder>>

beforeAll(async () => {
  folder = await newFolder()
})
afterAll(() => folder.remove())

function expectOneSentence(answer: { code: number | null; err: string }, sign: string | RegExp): void {
  expect(answer.err).toMatch(sign)
  expect(answer.err.trimEnd().split('\n')).toHaveLength(1)
  expect(answer.code).toBe(1)
}

test.each([
  ['ru_RU.UTF-8', /нельзя писать .*--data ПАПКА/],
  ['bg_BG.UTF-8', /не може да се пише .*--data ПАПКА/],
  ['en_GB.UTF-8', /cannot be written .*--data FOLDER/],
])('in the language of the terminal: %s', async (language, sign) => {
  expectOneSentence(await regulars(['migrate', '--data', '/proc/regulars-data'], { LANG: language }), sign)
})

describe('DATABASE_URL', () => {
  test.each([
    { url: 'shop', why: 'no address at all', sign: /DATABASE_URL is not an address/ },
    { url: 'mysql://root@localhost/shop', why: 'another database', sign: /does not begin with postgres/ },
    { url: 'postgres://localhost', why: 'no database named', sign: /names no database/ },
    { url: 'postgres://a:b@127.0.0.1:1/shop', why: 'nobody listens there', sign: /does not answer .*check DATABASE_URL/ },
    { url: 'postgres://a:b@no-such-host.invalid/shop', why: 'the host does not exist', sign: /does not answer/ },
  ])('$why: refused', async ({ url, sign }) => {
    expectOneSentence(await regulars(['migrate', '--data', folder.path], { DATABASE_URL: url }), sign)
  })

  test('a wrong password is refused without showing it', async () => {
    const database = await testDatabase()
    const url = new URL(database.databaseUrl)
    url.password = 'guessed-wrong'
    const answer = await regulars(['migrate', '--data', folder.path], { DATABASE_URL: url.href })
    expectOneSentence(answer, /refused the login/)
    expect(answer.err).not.toContain('guessed-wrong')
    await database.drop()
  })
})

describe('the data folder', () => {
  test('a file in its place', async () => {
    const file = join(folder.path, 'shop.txt')
    await writeFile(file, 'not a folder')
    expectOneSentence(await regulars(['migrate', '--data', file]), /is not a folder.*--data/)
  })

  test('a file system that cannot be written', async () => {
    expectOneSentence(await regulars(['migrate', '--data', '/proc/regulars-data']), /cannot be written.*--data/)
  })
})

describe('the schema', () => {
  async function withDatabase(statement: string): Promise<Awaited<ReturnType<typeof regulars>>> {
    const database = await testDatabase()
    const client = new Client({ connectionString: database.databaseUrl })
    await client.connect()
    await client.query(statement)
    await client.end()
    const answer = await regulars(['migrate', '--data', folder.path], { DATABASE_URL: database.databaseUrl })
    await database.drop()
    return answer
  }

  test('of a newer version', async () => {
    const statement = `insert into schema_version (version, name, checksum) values (9999, 'from-the-future', 'x')`
    expectOneSentence(await withDatabase(statement), /newer version of Regulars.*update/)
  })

  test('made by a migration that has another content now', async () => {
    expectOneSentence(
      await withDatabase(`update schema_version set checksum = 'other' where version = 1`),
      /"foundation" is not the one that made this database/,
    )
  })
})

describe('the address', () => {
  let taken: Server
  let port = 0

  beforeAll(async () => {
    taken = createServer()
    await new Promise<void>(resolve => {
      taken.listen(0, '127.0.0.1', resolve)
    })
    const address = taken.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
  })
  afterAll(
    () =>
      new Promise(resolve => {
        taken.close(resolve)
      }),
  )

  test('a port that another program has', async () => {
    const answer = await regulars(['start', '--data', join(folder.path, 'shop'), '--port', String(port)])
    expectOneSentence(answer, /is taken by another program.*--port/)
  })

  test('a host that this machine is not', async () => {
    const answer = await regulars(['start', '--data', join(folder.path, 'shop'), '--port', '0', '--host', '203.0.113.7'])
    expectOneSentence(answer, /has no address 203.0.113.7/)
  })
})

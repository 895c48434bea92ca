/** Another PostgreSQL, named by DATABASE_URL: the same program, and the same walls between businesses. */
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { newFolder, regulars, startRegulars } from './stranger.ts'

let folder: Awaited<ReturnType<typeof newFolder>>
let database: Awaited<ReturnType<typeof testDatabase>>
let asSuperuser = ''

beforeAll(async () => {
  folder = await newFolder()
  database = await testDatabase('empty')
  const url = new URL(inject('adminUrl'))
  url.pathname = new URL(database.databaseUrl).pathname
  asSuperuser = url.href
})
afterAll(async () => {
  await database.drop()
  await folder.remove()
})

test('a superuser login steps down to a plain role, so that no query sees another business', async () => {
  const environment = { DATABASE_URL: asSuperuser }
  expect(await regulars(['tick', '--data', folder.path], environment)).toMatchObject({ code: 0, err: '' })
  const report = await regulars(['doctor', '--data', folder.path], environment)
  expect(report.out).toContain('remote PostgreSQL')
  expect(report.out).toContain('ok  each business sees only its own rows')

  const client = new Client({ connectionString: asSuperuser })
  await client.connect()
  const owners = await client.query(`select distinct tableowner from pg_tables where schemaname = 'public'`)
  await client.end()
  expect(owners.rows).toEqual([{ tableowner: 'regulars_app' }])
})

test('the whole program runs on it, with its queue', async () => {
  const running = await startRegulars(folder.path, { DATABASE_URL: asSuperuser })
  const ready = await fetch(`${running.url}/ready`)
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', database: true, migrations: true, worker: true }])
  expect(await running.end('SIGTERM')).toBe(0)
})

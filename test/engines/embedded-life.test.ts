/** The life of the embedded server: who starts it, who joins it, and that it never outlives its users. */
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inEnglish, newFolder, regulars, serverOf, startRegulars, untilGone } from './stranger.ts'

let folder: Awaited<ReturnType<typeof newFolder>>

beforeEach(async () => {
  folder = await newFolder()
})
afterEach(() => folder.remove())

async function mustServe(data: string): Promise<number> {
  const server = await serverOf(data)
  expect(server).toBeDefined()
  return server ?? 0
}

test('a killed program takes its server along, and the next start finds everything', async () => {
  const first = await startRegulars(folder.path)
  const server = await mustServe(folder.path)
  expect((await fetch(`${first.url}/ready`)).status).toBe(200)
  await first.end('SIGKILL')
  await untilGone(server)

  const second = await startRegulars(folder.path)
  expect((await fetch(`${second.url}/ready`)).status).toBe(200)
  expect(await second.end('SIGTERM')).toBe(0)
  expect(await serverOf(folder.path)).toBeUndefined()
})

test('two first starts at the same moment make one database', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => regulars(['tick', '--data', folder.path])))
  expect(answers.map(answer => [answer.code, answer.err])).toEqual([
    [0, ''],
    [0, ''],
    [0, ''],
  ])
  expect((await regulars(['doctor', '--data', folder.path])).out).toContain('1 business(es)')
  expect(await serverOf(folder.path)).toBeUndefined()
})

describe('a folder that the unprivileged user cannot reach', () => {
  test("is no obstacle: the database lies beside the system's own, and is found again", async () => {
    const data = join(folder.path, 'private', 'shop')
    await mkdir(join(folder.path, 'private'), { mode: 0o700 })
    const first = await startRegulars(data)
    await first.end('SIGKILL')
    expect(await regulars(['doctor', '--data', data])).toMatchObject({ err: '', out: expect.stringContaining('1 business(es)') })
    const place = await readFile(join(data, 'database-place'), 'utf8').catch(() => undefined)
    // Only root has such a user; for anybody else the data stay where they were asked for.
    expect(place !== undefined).toBe(process.getuid?.() === 0)
    if (place !== undefined) await rm(place.trim(), { recursive: true })
  })

  test('deleted by hand while the program runs: no server is left, and the same folder can be begun anew', async () => {
    const data = join(folder.path, 'private', 'shop')
    await mkdir(join(folder.path, 'private'), { mode: 0o700 })
    const first = await startRegulars(data)
    const server = await mustServe(data)
    const place = await readFile(join(data, 'database-place'), 'utf8').catch(() => undefined)
    await rm(data, { recursive: true })
    await first.end('SIGKILL')
    // Elsewhere the files of the server went with the folder, and it notices that by itself within a minute.
    if (place !== undefined) await untilGone(server)
    expect(await regulars(['migrate', '--data', data])).toMatchObject({ code: 0, err: '' })
    const next = await readFile(join(data, 'database-place'), 'utf8').catch(() => undefined)
    for (const left of [place, next]) if (left !== undefined) await rm(left.trim(), { recursive: true })
  })
})

describe('a folder that has its database', () => {
  let made: Awaited<ReturnType<typeof newFolder>>
  beforeAll(async () => {
    made = await newFolder()
    expect(await regulars(['migrate', '--data', made.path])).toMatchObject({ code: 0, err: '' })
  })
  afterAll(() => made.remove())

  test('a start right after a kill waits for the old server to go, a second process joins it and outlives the first', async () => {
    const killed = await startRegulars(made.path)
    await killed.end('SIGKILL')
    const first = await startRegulars(made.path)
    expect((await fetch(`${first.url}/ready`)).status).toBe(200)
    const server = await mustServe(made.path)
    const second = await startRegulars(made.path)
    expect(await serverOf(made.path)).toBe(server)

    await first.end('SIGKILL')
    expect((await fetch(`${second.url}/ready`)).status).toBe(200)
    expect((await regulars(['tick', '--data', made.path, '--json'])).code).toBe(0)
    expect(await serverOf(made.path)).toBe(server)
    expect(await second.end('SIGTERM')).toBe(0)
    await untilGone(server)
  })

  test.each([
    { left: 'of a process that is gone', pid: 4_194_000 },
    { left: 'whose number now belongs to another program', pid: process.pid },
  ])('a server note $left does not stop the next start', async ({ pid }) => {
    const socketFolder = join(made.path, 'run')
    await writeFile(
      join(made.path, 'postgres', 'postmaster.pid'),
      `${pid}\n${made.path}/postgres\n1700000000\n5432\n${socketFolder}\n\n  1 2\nready   \n`,
    )
    await writeFile(join(socketFolder, '.s.PGSQL.5432.lock'), `${pid}\n`)
    expect(await regulars(['migrate', '--data', made.path])).toMatchObject({ code: 0, err: '' })
  })

  test.each([
    { left: 'of a dead process', lock: '4194000 12345\n' },
    { left: 'of a process that was replaced by another of the same number', lock: `${process.pid} 1\n` },
  ])('a start lock $left is taken over', async ({ lock }) => {
    await writeFile(join(made.path, 'start.lock'), lock)
    expect(await regulars(['migrate', '--data', made.path])).toMatchObject({ code: 0, err: '' })
  })

  test('without its password file it is named in one sentence, with the way on, and is not touched', async () => {
    const [password, aside] = [join(made.path, 'database-password'), join(made.path, 'aside')]
    await rename(password, aside)
    const answer = await inEnglish(['migrate', '--data', made.path])
    expect(answer).toMatchObject({ code: 1, err: expect.stringMatching(/lost its password file .*put that file back.*move .* away/) })
    expect(answer.err.trimEnd().split('\n')).toHaveLength(1)
    await rename(aside, password)
    expect(await regulars(['migrate', '--data', made.path])).toMatchObject({ code: 0, err: '' })
  })
})

test('a half-made database directory is made again', async () => {
  await writeFile(join(folder.path, 'postgres.new'), 'cut off in the middle')
  expect(await regulars(['migrate', '--data', folder.path])).toMatchObject({ code: 0, err: '' })
  await access(join(folder.path, 'postgres', 'PG_VERSION'))
})

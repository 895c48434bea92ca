/** The command line itself: help, wrong usage, and an older Node that hands over to a newer one. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { COMMANDS } from '../../src/cli/commands.ts'
import { makeProgram } from '../../src/program.ts'
import { type Answer, collect, inEnglish, newFolder, regulars } from './stranger.ts'

/** The words of a command line as the program takes them, without a process of its own for each: for what opens no data of anybody. */
async function said(words: readonly string[]): Promise<Answer> {
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => void (out += `${text}\n`),
    err: (text: string) => void (err += `${text}\n`),
    locale: 'en',
    isTerminal: false,
  } as const
  return { code: await runCommandLine(words, io, makeProgram), out, err }
}

describe('help', () => {
  test('names every command', async () => {
    const answer = await regulars(['--help'])
    expect(answer.code).toBe(0)
    for (const command of COMMANDS) expect(answer.out).toContain(command.summary)
  })

  test.each(COMMANDS.map(command => command.name))('%s explains itself', async name => {
    const answer = await said([name, '--help'])
    expect(answer).toMatchObject({ code: 0, err: '' })
    expect(answer.out).toContain(`Usage: regulars ${name}`)
  })
})

describe('wrong usage ends with code 2 and shows the right one', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  beforeAll(async () => {
    folder = await newFolder()
  })
  afterAll(() => folder.remove())

  test.each([
    { words: [], why: 'nothing was asked' },
    { words: ['sell'], why: 'no such command' },
    { words: ['migrate', '--fast'], why: 'no such option' },
    { words: ['migrate', 'now'], why: 'no operand is expected' },
    { words: ['backup'], why: 'the file is missing' },
    { words: ['import', 'undo'], why: 'the import is missing' },
    { words: ['reply', ' '], why: 'the reply is empty' },
    { words: ['reply', 'да', '--now', 'soon'], why: 'no instant' },
    { words: ['start', '--port', 'high'], why: 'no number' },
    { words: ['tick', '--at', 'yesterday'], why: 'no instant' },
    { words: ['migrate', '--data'], why: 'the folder is missing' },
  ])('$words: $why', async ({ words }) => {
    const answer = await regulars(words, { REGULARS_DATA: folder.path })
    expect(answer.code).toBe(2)
    expect(answer.out + answer.err).toContain('Usage: regulars')
  })
})

test.each([['report'], ['reread'], ['export', '/tmp/regulars-export-never-made'], ['backup', '/tmp/regulars-copy-never-made']])(
  '%s in a folder that was mistyped says so and makes nothing there',
  async (...words) => {
    const data = join(tmpdir(), `regulars-mistyped-${process.pid}`)
    expectsAFolder(await said([...words, '--data', data]), data)
  },
)

test('owner-link in a folder that was mistyped says so as a process as well', async () => {
  const data = join(tmpdir(), `regulars-mistyped-${process.pid}`)
  expectsAFolder(await inEnglish(['owner-link', '--data', data]), data)
})

function expectsAFolder(answer: Answer, data: string): void {
  expect(answer).toMatchObject({ code: 1, out: '' })
  expect(answer.err).toContain(`There is no data of Regulars in ${data}: name its folder`)
  expect(existsSync(data)).toBe(false)
}

test('the file in bin runs from anywhere', async () => {
  const answer = await collect(
    spawn(process.execPath, [resolve('bin/regulars'), '--version'], { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] }),
  )
  expect(answer).toMatchObject({ code: 0, err: '' })
  expect(answer.out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

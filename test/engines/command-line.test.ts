/** The command line itself: help, wrong usage, and an older Node that hands over to a newer one. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { collect, inEnglish, regulars } from './stranger.ts'

describe('help', () => {
  test('names every command', async () => {
    const answer = await regulars(['--help'])
    expect(answer.code).toBe(0)
    for (const command of COMMANDS) expect(answer.out).toContain(command.summary)
  })

  test.each(COMMANDS.map(command => command.name))('%s explains itself', async name => {
    const answer = await regulars([name, '--help'])
    expect(answer).toMatchObject({ code: 0, err: '' })
    expect(answer.out).toContain(`Usage: regulars ${name}`)
  })
})

describe('wrong usage ends with code 2 and shows the right one', () => {
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
    const answer = await regulars(words, { REGULARS_DATA: '/tmp/regulars-never-made' })
    expect(answer.code).toBe(2)
    expect(answer.out + answer.err).toContain('Usage: regulars')
  })
})

test.each([
  ['owner-link'],
  ['report'],
  ['reread'],
  ['export', '/tmp/regulars-export-never-made'],
  ['backup', '/tmp/regulars-copy-never-made'],
])('%s in a folder that was mistyped says so and makes nothing there', async (...words) => {
  const data = join(tmpdir(), `regulars-mistyped-${process.pid}`)
  const answer = await inEnglish([...words, '--data', data])
  expect(answer).toMatchObject({ code: 1, out: '' })
  expect(answer.err).toContain(`There is no data of Regulars in ${data}: name its folder`)
  expect(existsSync(data)).toBe(false)
})

test('the file in bin runs from anywhere', async () => {
  const answer = await collect(
    spawn(process.execPath, [resolve('bin/regulars'), '--version'], { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] }),
  )
  expect(answer).toMatchObject({ code: 0, err: '' })
  expect(answer.out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

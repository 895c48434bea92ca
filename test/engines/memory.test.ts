/** The program begins anew with a bounded memory, as the same process, and only where that is of use. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string
/** Tells its number each time it begins, and at the end its arguments, with which flag it runs and how large a piece goes back to the system. */
const script = () => join(folder, 'program.cjs')
const SOURCE = `const { writeSync } = require('node:fs')
writeSync(1, process.pid + ' ')
require(${JSON.stringify(resolve('bin/memory.js'))}).boundMemory(__filename, process.argv.slice(2))
writeSync(1, [...process.argv.slice(2), ...process.execArgv.filter(word => word.includes('semi')), process.env.MALLOC_MMAP_THRESHOLD_ ?? ''].join(' ').trim())`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-memory-'))
  await writeFile(script(), SOURCE)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each([
  {
    words: ['start', '--port', '0'],
    flags: [],
    ends: 'start --port 0 --max-semi-space-size=16 131072',
    begins: 2,
    why: 'a server works for long',
  },
  { words: ['import', 'a.csv'], flags: [], ends: 'import a.csv --max-semi-space-size=16 131072', begins: 2, why: 'an import is large' },
  { words: ['start', '--help'], flags: [], ends: 'start --help', begins: 1, why: 'a word of help does not' },
  { words: ['backup'], flags: [], ends: 'backup', begins: 1, why: 'nor does another command' },
  {
    words: ['worker'],
    flags: ['--max-semi-space-size=32'],
    ends: 'worker --max-semi-space-size=32',
    begins: 1,
    why: 'the owner has set it',
  },
])('$words with $flags: $why', async ({ words, flags, ends, begins }) => {
  const { MALLOC_MMAP_THRESHOLD_: _set, ...unset } = process.env
  const env = { ...unset, NODE_OPTIONS: '' }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...flags, script(), ...words], { env })
  const numbers = stdout.split(' ').slice(0, begins)
  expect(stderr).toBe('')
  expect(new Set(numbers).size).toBe(1)
  expect(stdout.split(' ').slice(begins).join(' ')).toBe(ends)
})

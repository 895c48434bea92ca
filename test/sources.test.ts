/** The compiler, the linter and the formatter agree with every file: what they find is a failing test, not a note. */
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const packages = createRequire(import.meta.url)
const TOOLS = {
  types: [join(dirname(packages.resolve('typescript/package.json')), 'bin', 'tsc'), '-b'],
  lint: [
    join(dirname(packages.resolve('oxlint/package.json')), 'bin', 'oxlint'),
    '--type-aware',
    '--deny-warnings',
    'src',
    'test',
    'bin',
    'bench',
  ],
  layout: [join(dirname(packages.resolve('oxfmt/package.json')), 'bin', 'oxfmt'), '--check', 'src', 'test', 'bench'],
} as const

test.each(['types', 'lint', 'layout'] as const)(
  '%s',
  async name => {
    const { code, said } = await run(TOOLS[name])
    expect(code === 0 ? '' : said).toBe('')
  },
  240_000,
)

function run(tool: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [...tool], { maxBuffer: 32 * 1024 * 1024 }, (error, out, err) => {
      if (error !== null && typeof error.code === 'string') reject(error)
      else resolve({ code: child.exitCode, said: `${out}${err}` })
    })
  })
}

/** The example of docs/operating/understand-alone.md, run as a stranger would: a program of his own, a file, no database. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const EVERY_MONTH = ['2026-01-02', '2026-02-01', '2026-03-03', '2026-04-02', '2026-05-02']

test('the example of the documentation reads a file and predicts', async () => {
  const text = await readFile('docs/operating/understand-alone.md', 'utf8')
  const example = /```ts\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  const entry = pathToFileURL(join(process.cwd(), 'src', 'understand.ts')).href
  const folder = await mkdtemp(join(tmpdir(), 'regulars-alone-'))
  try {
    await writeFile(join(folder, 'example.ts'), example.replace("'regulars/understand'", JSON.stringify(entry)))
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    const rows = [...EVERY_MONTH.map(day => `vera;${day};40`), 'oleg;2026-05-25;15', 'late;2026-07-01;15']
    await writeFile(join(folder, 'sales.csv'), ['customer_id;date;amount', ...rows].join('\n'))
    const { stdout } = await promisify(execFile)(process.execPath, ['example.ts'], { cwd: folder })
    const lines = stdout.trim().split('\n')
    expect(lines.map(line => line.split(' ').slice(0, 2))).toEqual([
      ['oleg', 'new'],
      ['vera', 'regular'],
    ])
    // Vera comes on the second or so of each month and is due; Oleg was here a week ago for the first time.
    const [oleg, vera] = lines.map(line => Number(line.split(' ')[2]))
    expect(vera).toBeGreaterThan(2 * (oleg ?? 1))
    expect(lines[1]?.split(' ').at(-1)).toMatch(/^2026-06-\d\d$/)
  } finally {
    await rm(folder, { recursive: true })
  }
})

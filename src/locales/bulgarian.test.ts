import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('Bulgarian is written with the short dash, as Bulgarian print does, and never with the Russian long one', () => {
  const files = readdirSync('src/locales', { recursive: true, encoding: 'utf8' }).filter(name => /(^|[/.-])bg\.ts$/.test(name))
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter(name => readFileSync(join('src/locales', name), 'utf8').includes('—'))).toEqual([])
})

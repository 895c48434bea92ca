/** Styles of all pages end up in one document, in the order in which pages are opened: a class must not mean two things. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const CONSOLE = join(import.meta.dirname, '..')
/** A rule for one class alone, at the beginning of a line: the place where a class is made. */
const MADE = /^\.([a-z][a-z-]*)(?= \{|,$)/gm

test('each class is made in one file', () => {
  const makers = new Map<string, Set<string>>()
  for (const file of readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.css')))
    for (const [, name = ''] of readFileSync(join(CONSOLE, file), 'utf8').matchAll(MADE))
      makers.set(name, (makers.get(name) ?? new Set()).add(file))
  expect(makers.size).toBeGreaterThan(100)
  expect([...makers].filter(([, files]) => files.size > 1).map(([name, files]) => `.${name}: ${[...files].join(', ')}`)).toEqual([])
})

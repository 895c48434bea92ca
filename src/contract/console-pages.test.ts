/** The server answers at exactly the addresses that the console's own tables of pages know. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CONSOLE_PAGES } from './console-pages.ts'

const CONSOLE = join(import.meta.dirname, '../web/console')
/** Where a pattern of a page's address stands; the link of the owner is read by the form of the first visit instead. */
const ADDRESS = /matches: \/\^\\\/([a-z-]*)|\/\^\\\/(owner-link)\\\//g

const known = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .flatMap(file => [...readFileSync(join(CONSOLE, file), 'utf8').matchAll(ADDRESS)].map(found => found[1] ?? found[2] ?? ''))
  .filter(word => word !== '')

test('every page of the console has its address on the server, and no address leads to no page', () => {
  expect(known.length).toBeGreaterThan(20)
  expect([...CONSOLE_PAGES].toSorted()).toEqual([...new Set(known)].toSorted())
})

/**
 * Every list as a file, written while it is read: CSV as the spreadsheets of that language open it (semicolons and decimal commas in Russian
 * and Bulgarian), or a workbook whose numbers are numbers and whose texts are never formulas.
 */
import type { Hono } from 'hono'
import { Zip, ZipDeflate } from 'fflate'
import { API_BASE } from '../contract/contract.ts'
import { customerRoutes } from '../contract/customers.ts'
import type { Route } from '../contract/route.ts'
import {
  CODE_COLUMNS,
  csvCell,
  LIST_COLUMNS,
  type ListColumn,
  type ListName,
  LISTS,
  type ListRow,
  NUMBER_COLUMNS,
} from '../domain/collect/list.ts'
import { sheetEnd, sheetHead, sheetParts, sheetRow } from '../kernel/sheet-file.ts'
import { isLocale, type Locale } from '../kernel/locale.ts'
import { listWords } from '../locales/lists/list-words.ts'
import { readList } from '../usecases/collect/read-list.ts'
import { acceptedLocale } from './accept-language.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerEnv } from './env.ts'
import { notFound } from './problems.ts'
import { authorise, recognise } from './recognise.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Wrong names are asked about like customers, so that a stranger learns nothing. */
const SCOPES: Readonly<Record<ListName, Route['scopes'][number]>> = {
  customers: 'customers:read',
  purchases: 'customers:read',
  contacts: 'plan:read',
  messages: 'messages:read',
  coupons: 'plan:read',
  bookings: 'plan:read',
  replies: 'messages:read',
  consents: 'customers:read',
}

export function mountListFiles(app: Hono<ServerEnv>, deps: HttpDeps): void {
  app.get(`${API_BASE}/lists/:file`, async c => {
    c.set('routeName', 'GET /lists/{list}')
    const caller = await recognise(c, deps)
    const [, name, kind] = /^([a-z]+)\.(csv|xlsx)$/.exec(c.req.param('file')) ?? []
    const list = LISTS.find(known => known === name)
    authorise({ ...customerRoutes['GET /customers'], scopes: [SCOPES[list ?? 'customers']] }, caller)
    if (!caller || list === undefined) throw notFound()
    const { business } = caller
    const at = deps.clock.now()
    const shop = await deps.store.inBusiness(business, async tx => {
      const actor = caller.kind === 'staff' ? `staff:${caller.staff.staffId}` : `key:${caller.apiKeyId}`
      await tx.business.audit({ at, actor, action: 'list-taken', subject: null, detail: { list } })
      return tx.business.read()
    })
    // The console names its language, which need not be the browser's.
    const named = c.req.query('locale') ?? ''
    const locale = isLocale(named) ? named : (acceptedLocale(c.req.header('accept-language')) ?? shop.locale)
    const pages = readList(deps, business, { list, text: c.req.query('q')?.slice(0, 200), segment: c.req.query('segment')?.slice(0, 40) })
    const asked: Asked = { list, locale, columns: LIST_COLUMNS[list] }
    const bytes = kind === 'xlsx' ? workbook(pages, asked) : csv(pages, asked)
    const fileName = `${listWords(locale).names[list]}.${kind}`
    c.header('Content-Disposition', `attachment; filename="${list}.${kind}"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    c.header('Cache-Control', 'no-store')
    c.header('Content-Type', kind === 'xlsx' ? WORKBOOK : 'text/csv; charset=utf-8')
    return c.body(streamOf(bytes))
  })
}

interface Asked {
  readonly list: ListName
  readonly locale: Locale
  readonly columns: readonly ListColumn[]
}

type Pages = AsyncGenerator<readonly ListRow[]>

async function* csv(pages: Pages, { locale, columns }: Asked): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const separator = locale === 'en' ? ',' : ';'
  const line = (cells: readonly string[], isHeading: boolean): string =>
    `${cells.map((cell, at) => csvCell(cell, { separator, isNumber: !isHeading && isNumberAt(columns, at) })).join(separator)}\r\n`
  const { columns: headings } = listWords(locale)
  const first = line(
    columns.map(column => headings[column]),
    true,
  )
  yield encoder.encode(`\uFEFF${first}`)
  for await (const rows of pages) {
    const text = rows.map(row => line(spoken(row, { locale, columns, decimal: locale === 'en' ? '.' : ',' }), false)).join('')
    if (text !== '') yield encoder.encode(text)
  }
}

async function* workbook(pages: Pages, { list, locale, columns }: Asked): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const words = listWords(locale)
  for (const [path, text] of sheetParts(words.names[list])) {
    const part = new ZipDeflate(path)
    zip.add(part)
    part.push(encoder.encode(text), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 4 })
  zip.add(sheet)
  const headings = sheetRow(
    1,
    columns.map(column => words.columns[column]),
  )
  sheet.push(encoder.encode(sheetHead() + headings))
  let number = 1
  for await (const rows of pages) {
    let text = ''
    for (const row of rows) {
      number += 1
      text += sheetRow(number, spoken(row, { locale, columns, decimal: '.' }), at => isNumberAt(columns, at))
    }
    sheet.push(encoder.encode(text))
    yield* ready.splice(0)
  }
  sheet.push(encoder.encode(sheetEnd()), true)
  zip.end()
  yield* ready.splice(0)
}

interface Speaking {
  readonly locale: Locale
  readonly columns: readonly ListColumn[]
  readonly decimal: '.' | ','
}

function spoken(row: ListRow, { locale, columns, decimal }: Speaking): string[] {
  const { codes } = listWords(locale)
  return columns.map((column, at) => {
    const cell = row[at] ?? ''
    if (CODE_COLUMNS.has(column)) return codes[cell] ?? cell
    return NUMBER_COLUMNS.has(column) && decimal === ',' ? cell.replace('.', ',') : cell
  })
}

function isNumberAt(columns: readonly ListColumn[], at: number): boolean {
  const column = columns[at]
  return column !== undefined && NUMBER_COLUMNS.has(column)
}

/** Pulled by the reader: a slow one makes the next page wait. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

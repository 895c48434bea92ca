/**
 * Every list as a file, written while it is read: CSV as the spreadsheets of that language open it (semicolons and decimal commas in Russian
 * and Bulgarian), or a workbook whose numbers are numbers and whose texts are never formulas.
 */
import type { Hono } from 'hono'
import { Zip, ZipDeflate } from 'fflate'
import { API_BASE } from '../contract/contract.ts'
import { customerRoutes } from '../contract/customers.ts'
import type { Route } from '../contract/route.ts'
import { cellKind, csvCell, LIST_COLUMNS, type ListColumn, type ListName, LISTS, type ListRow } from '../domain/collect/list.ts'
import { type Day, parseDay } from '../kernel/day.ts'
import { type SheetCellKind, SHEET_ROWS_MAX, sheetEnd, sheetHead, sheetParts, sheetPath, sheetRow } from '../kernel/sheet-file.ts'
import { type BusinessId, isId } from '../kernel/ids.ts'
import { isLocale, type Locale } from '../kernel/locale.ts'
import { listWords } from '../locales/lists/list-words.ts'
import { readList } from '../usecases/collect/read-list.ts'
import { listToday } from '../usecases/plan/list-today.ts'
import { acceptedLocale } from './accept-language.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerEnv } from './env.ts'
import { notFound } from './problems.ts'
import { authorise, recognise } from './recognise.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Door = Pick<Route, 'scopes' | 'role'>
const PEOPLE: Door = { scopes: ['customers:read'] }
const PLAN: Door = { scopes: ['plan:read'] }
const TALK: Door = { scopes: ['messages:read'] }
const OWNER: Door = { scopes: ['settings:write'], role: 'owner' }
/** Wrong names are asked about like customers, so that a stranger learns nothing. */
const DOORS: Readonly<Record<ListName, Door>> = {
  customers: PEOPLE,
  forecasts: PEOPLE,
  assets: PEOPLE,
  purchases: PEOPLE,
  lines: PEOPLE,
  contacts: PLAN,
  calls: PLAN,
  outcomes: PLAN,
  bookings: PLAN,
  messages: TALK,
  replies: TALK,
  campaigns: PLAN,
  offers: PLAN,
  experiments: PLAN,
  coupons: PLAN,
  points: PLAN,
  referrals: PEOPLE,
  'collection-points': PEOPLE,
  consents: PEOPLE,
  suppressions: PEOPLE,
  imports: PEOPLE,
  'source-events': OWNER,
  'webhook-log': OWNER,
  staff: OWNER,
  audit: OWNER,
}

export function mountListFiles(app: Hono<ServerEnv>, deps: HttpDeps): void {
  app.get(`${API_BASE}/lists/:file`, async c => {
    c.set('routeName', 'GET /lists/{list}')
    const caller = await recognise(c, deps)
    const [, name, kind] = /^([a-z-]+)\.(csv|xlsx)$/.exec(c.req.param('file')) ?? []
    const list = LISTS.find(known => known === name)
    authorise({ ...customerRoutes['GET /customers'], ...DOORS[list ?? 'customers'] }, caller)
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
    const pages =
      list === 'calls' ? callsOf(deps, { business, locale }) : readList(deps, business, { list, ...partOf(key => c.req.query(key)) })
    const asked: Asked = { list, locale, columns: LIST_COLUMNS[list] }
    const bytes = kind === 'xlsx' ? workbook(pages, asked) : csv(pages, asked)
    const fileName = `${listWords(locale).names[list]}.${kind}`
    c.header('Content-Disposition', `attachment; filename="${list}.${kind}"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    c.header('Cache-Control', 'no-store')
    c.header('Content-Type', kind === 'xlsx' ? WORKBOOK : 'text/csv; charset=utf-8')
    return c.body(streamOf(bytes))
  })
}

/** What the page that was looked at showed of the list; what is no day and no id narrows nothing down. */
function partOf(query: (key: string) => string | undefined) {
  const text = (key: string) => query(key)?.slice(0, 200)
  const dayOf = (key: string): Day | undefined => {
    const given = text(key)
    return given === undefined ? undefined : parseDay(given)
  }
  const of = text('of')
  return {
    text: text('q'),
    segment: text('segment'),
    from: dayOf('from'),
    to: dayOf('to'),
    of: of !== undefined && isId(of) ? of : undefined,
    state: text('state'),
  }
}

/** Today's calls as their page shows them: whoever has a telephone, why now, and the words for it. */
async function* callsOf(
  deps: HttpDeps,
  { business, locale }: { readonly business: BusinessId; readonly locale: Locale },
): AsyncGenerator<readonly ListRow[]> {
  const { cards } = await listToday(deps, business, { locale })
  yield cards
    .filter(card => card.customer.phone !== null)
    .map(card => [card.customer.name, card.customer.phone, card.rung, card.lastDay, card.why.text, card.spoken])
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
    `${cells.map((cell, at) => csvCell(cell, { separator, isNumber: !isHeading && ['number', 'money'].includes(sheetKindAt(columns, at)) })).join(separator)}\r\n`
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

/** Rows above `sheetRowsMax`, the headings counted, stand in further sheets under the same headings. */
export async function* workbook(
  pages: Pages,
  { list, locale, columns }: Asked,
  sheetRowsMax: number = SHEET_ROWS_MAX,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const words = listWords(locale)
  const headings = sheetRow(
    1,
    columns.map(column => words.columns[column]),
  )
  const beginSheet = (place: number): ZipDeflate => {
    const begun = new ZipDeflate(sheetPath(place), { level: 4 })
    zip.add(begun)
    begun.push(encoder.encode(sheetHead() + headings))
    return begun
  }
  let [sheet, sheetCount, number] = [beginSheet(1), 1, 1]
  for await (const rows of pages) {
    let text = ''
    for (const row of rows) {
      if (number === sheetRowsMax) {
        sheet.push(encoder.encode(text + sheetEnd()), true)
        sheetCount += 1
        ;[sheet, number, text] = [beginSheet(sheetCount), 1, '']
      }
      number += 1
      text += sheetRow(number, spoken(row, { locale, columns, decimal: '.' }), at => sheetKindAt(columns, at))
    }
    sheet.push(encoder.encode(text))
    yield* ready.splice(0)
  }
  sheet.push(encoder.encode(sheetEnd()), true)
  for (const [path, text] of sheetParts(words.names[list], sheetCount)) {
    const part = new ZipDeflate(path)
    zip.add(part)
    part.push(encoder.encode(text), true)
  }
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
  const word = (code: string): string => (Object.hasOwn(codes, code) ? (codes[code] ?? code) : code)
  return columns.map((column, at) => {
    const cell = row[at] ?? ''
    switch (cellKind(column)) {
      case 'text':
        return cell
      case 'code':
        return cell.split(', ').map(word).join(', ')
      case 'number':
      case 'money':
        return decimal === ',' ? cell.replace('.', ',') : cell
      case 'time':
        return decimal === ',' ? cell.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3.$2.$1') : cell
    }
  })
}

function sheetKindAt(columns: readonly ListColumn[], at: number): SheetCellKind {
  const column = columns[at]
  const kind = column === undefined ? 'text' : cellKind(column)
  return kind === 'code' ? 'text' : kind
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

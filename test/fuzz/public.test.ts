/** Whatever a stranger puts into a customers' page, he gets a page: never a fault of ours. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_CHANNELS } from '../../src/domain/collect/business.ts'
import { id } from '../../src/kernel/ids.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'
import { unsubscribeToken } from '../../src/usecases/deliver/unsubscribe-token.ts'
import { LINK_SECRET, type TestServer, testServer } from '../server.ts'
import { madeText } from './made-values.ts'

const ROUNDS = Number(process.env['REGULARS_FUZZ_ROUNDS'] ?? 25)
const SEED = Number(process.env['REGULARS_FUZZ_SEED'] ?? 20_261_122)
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

interface PublicPage {
  readonly path: string
  /** What an honest visitor would send. */
  readonly fields: Readonly<Record<string, string>>
}

async function publicPages(): Promise<readonly PublicPage[]> {
  const shop = await server.newShop({ country: 'BG', locale: 'bg', channels: { ...DEFAULT_CHANNELS, publicUrl: 'https://rosa.example' } })
  const { key } = shop
  const book = String((await server.ask('GET /appointment-book', { key })).json['publicPath'])
  const [slot = ''] = /name="slot" value="([^"]+)"/.exec((await server.ask(`GET /${book}`)).text)?.slice(1) ?? []
  const booking = { slot, name: 'Мария', phone: '+359888123456', agree: 'yes', service: '' }
  const booked = await server.ask(`POST /${book}`, { raw: new URLSearchParams(booking).toString(), headers: FORM })
  const gift = { kind: 'gift', text: 'Кафе' }
  const point = await server.ask('POST /collection-points', { key, body: { name: 'Каса', promise: 'Кафе от нас', gift } })
  const customer = await server.ask('POST /customers', { key, body: { fullName: 'Иван', emails: ['ivan@example.com'] } })
  const [address] = customer.json['contactPoints'] as readonly { contactPointId: string }[]
  const link = { business: shop.business, contactPointId: id<'contact-point'>(address?.contactPointId ?? ''), messageId: null }
  const token = unsubscribeToken(LINK_SECRET, link)
  return [
    { path: book, fields: booking },
    { path: booked.headers.get('location') ?? '', fields: { what: 'move', slot } },
    { path: String(point.json['path']), fields: { locale: 'bg', name: 'Мария', contact: 'maria@example.com', agree: 'yes', website: '' } },
    { path: `/stop/${token}`, fields: { what: 'content' } },
    { path: `/preferences/${token}`, fields: { marketing: 'yes', content: 'yes', often: '7', where: 'email', stop: '' } },
  ]
}

test('a made-up form is never answered with a fault of ours', async () => {
  const random = seededRandom(SEED)
  const pages = await publicPages()
  for (const { path } of pages) expect((await server.ask(`GET /${path}`)).status, path).toBe(200)
  const faults: string[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const page of pages) {
      const { path, raw } = madeVisit(page, random)
      const address = `10.0.${round % 250}.${random.whole(1, 250)}`
      const told = await server.ask(`${raw === undefined ? 'GET' : 'POST'} /${path}`, {
        address,
        ...(raw !== undefined && { raw, headers: FORM }),
      })
      if (told.status >= 500) faults.push(`${path} ${raw?.slice(0, 300)}: ${server.logged.findLast(line => line.includes('"level":50'))}`)
    }
  }
  expect(faults).toEqual([])
})

function madeVisit({ path, fields }: PublicPage, random: Random): { path: string; raw: string | undefined } {
  const torn = random.chance(0.1) ? `${path.slice(0, random.whole(7, path.length))}${encodeURIComponent(shortText(random))}` : path
  const asked = random.chance(0.1)
    ? `${torn}?day=${encodeURIComponent(shortText(random))}&service=${encodeURIComponent(shortText(random))}`
    : torn
  if (random.chance(0.2)) return { path: asked, raw: undefined }
  if (random.chance(0.1)) return { path: asked, raw: shortText(random) }
  const made = Object.entries(fields)
    .filter(() => random.chance(0.9))
    .map(([name, text]): [string, string] => [name, random.chance(0.5) ? text : shortText(random)])
  return { path: asked, raw: new URLSearchParams(made).toString() }
}

function shortText(random: Random): string {
  return madeText(random).slice(0, 1000).toWellFormed()
}

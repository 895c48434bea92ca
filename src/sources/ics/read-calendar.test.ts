/** Calendars behind addresses, from a real server. */
import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { outsideHttp } from '../outside-http.ts'
import { calendarReader } from './read-calendar.ts'

const window = { from: instant('2026-03-09T00:00:00Z'), to: instant('2026-04-12T00:00:00Z'), zone: 'Europe/Sofia' }
const CALENDAR = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260310T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
let server: Server | undefined
afterEach(() => server?.close())

async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const started = createServer(answer ?? (() => undefined))
  server = started
  await new Promise<void>(resolve => started.listen(0, '127.0.0.1', resolve))
  const address = started.address()
  return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

test('one inside the own network is refused, unless the installation allows it', async () => {
  const host = await serve((_request, answer) => answer.end(CALENDAR))
  const refused = { problem: 'forbidden-address' }
  expect(await calendarReader(outsideHttp()).read(`http://${host}/a.ics`, window)).toEqual(refused)
  const hexadecimal = `http://[::ffff:7f00:1]:${host.split(':')[1]}/a.ics`
  expect(await calendarReader(outsideHttp()).read(hexadecimal, window)).toEqual(refused)
  const allowed = calendarReader(outsideHttp({ allowedHosts: [host] }))
  expect(await allowed.read(`http://${host}/a.ics`, window)).toMatchObject({ events: [{ externalId: '1' }] })
})

test('a calendar that has moved is followed, one that moves in a circle is not', async () => {
  const host = await serve((request, answer) => {
    if (request.url === '/here') answer.end(CALENDAR)
    else answer.writeHead(302, { location: request.url === '/old' ? '/here' : '/circle' }).end()
  })
  const reader = calendarReader(outsideHttp({ allowedHosts: [host] }))
  expect(await reader.read(`http://${host}/old`, window)).toMatchObject({ events: [{ externalId: '1' }] })
  expect(await reader.read(`http://${host}/circle`, window)).toEqual({ problem: 'unreachable' })
})

test.each([
  ['a page that is not there', 404, '', 'unreachable'],
  ['ten megabytes of noise', 200, 'A\u0000\n'.repeat(3_500_000), 'no-calendar'],
])('%s is a problem to show', async (_what, status, body, problem) => {
  const host = await serve((_request, answer) => answer.writeHead(status).end(body))
  expect(await calendarReader(outsideHttp({ allowedHosts: [host] })).read(`http://${host}/a.ics`, window)).toEqual({ problem })
})

test('nobody there', async () => {
  const host = await serve(() => undefined)
  server?.close()
  expect(await calendarReader(outsideHttp({ allowedHosts: [host] })).read(`http://${host}/a.ics`, window)).toEqual({
    problem: 'unreachable',
  })
})

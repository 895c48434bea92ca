/** Asking a source for what its deliveries lost: page by page, on from where a killed process stopped, as patiently as it wants. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMs, DAY_MS, isoInstant, MINUTE_MS } from '../../src/kernel/instant.ts'
import { bg } from '../../src/locales/console/sources/bg.ts'
import { en } from '../../src/locales/console/sources/en.ts'
import { ru } from '../../src/locales/console/sources/ru.ts'
import type { OutsideRequest } from '../../src/ports/source.ts'
import type { Store } from '../../src/ports/store.ts'
import { pullSources } from '../../src/usecases/collect/pull-sources.ts'
import { PULL_DOUBLES, type PullDouble } from './pull-doubles.ts'
import { type ConnectedShop, sourceRoom, type SourceRoom } from './sources.ts'

let room: SourceRoom
beforeAll(async () => {
  room = await sourceRoom()
})
afterAll(() => room.close())

const START = 'https://'
const asked: OutsideRequest[] = []

function open({ source, secrets, currency }: PullDouble): Promise<ConnectedShop> {
  asked.length = 0
  const place = currency === 'RUB' ? {} : ({ country: 'US', zone: 'America/New_York' } as const)
  return room.newShop([source], { secrets, currency, ...place })
}

function answerWith(answer: PullDouble['answer']): void {
  room.setOutside(request => {
    asked.push(request)
    return request.url.startsWith(START) ? answer(request) : undefined
  })
}

const deps = (store: Store = room.opened.store) => ({ store, clock: room.clock, sources: room.sources })
const later = (ms: number): void => room.clock.set(addMs(room.clock.now(), ms))
const stateOf = async (shop: ConnectedShop) =>
  (await shop.query('select next_pull_at, pull_problem, last_pull_at is not null as was_asked from source_connection'))[0]

/** One page a round, until the source has no more. */
async function pullAll(shop: ConnectedShop): Promise<number> {
  for (let pages = 0; pages < 20; pages += 1) {
    const before = room.clock.now()
    if ((await pullSources(deps(), shop.business)).pages === 0) return pages
    const next = (await shop.query('select extract(epoch from next_pull_at) * 1000 as ms from source_connection'))[0]?.['ms']
    if (Number(next) - before > 5 * MINUTE_MS) return pages + 1
    later(2000)
  }
  return Infinity
}

/** The process dies when the page has been read and told, and nothing of it was committed. */
function dying(store: Store): Store {
  let transactions = 0
  return {
    ...store,
    inBusiness: (business, work) =>
      store.inBusiness(business, async tx => {
        const done = await work(tx)
        transactions += 1
        if (transactions === 3) throw new Error('killed')
        return done
      }),
  }
}

describe('a lost delivery is found again', () => {
  test.each(PULL_DOUBLES.map(double => ({ double, title: double.source })))(
    '$title: every sale once, though the process died on the way',
    async ({ double }) => {
      const shop = await open(double)
      answerWith(double.answer)
      await expect(pullSources(deps(dying(room.opened.store)), shop.business)).rejects.toThrow('killed')
      expect(await shop.purchases()).toEqual([])
      await pullSources(deps(), shop.business)
      later(2000)
      await expect(pullSources(deps(dying(room.opened.store)), shop.business)).rejects.toThrow('killed')
      expect(await pullAll(shop)).toBeLessThan(10)
      expect(await shop.query('select count(*)::integer as n, count(distinct source_key)::integer as keys from purchase')).toEqual([
        { n: double.sales, keys: double.sales },
      ])
      expect(await stateOf(shop)).toMatchObject({ pull_problem: null, was_asked: true })
      const rounds = asked.length
      later(DAY_MS)
      await pullAll(shop)
      expect(asked.length).toBeGreaterThan(rounds)
      expect(await shop.query('select count(*)::integer as n from purchase')).toEqual([{ n: double.sales }])
    },
  )

  test.each(PULL_DOUBLES.map(double => ({ double, title: double.source })))(
    '$title: waits as long as it is asked to, and tells the owner in words when the token is refused',
    async ({ double }) => {
      const shop = await open(double)
      answerWith(() => ({ status: 429, headers: { 'retry-after': '95' }, text: '' }))
      const at = room.clock.now()
      await pullSources(deps(), shop.business)
      expect(await stateOf(shop)).toMatchObject({ pull_problem: 'rate-limited', next_pull_at: new Date(isoInstant(addMs(at, 95_000))) })
      later(94_000)
      expect(await pullSources(deps(), shop.business)).toMatchObject({ pages: 0 })
      later(2000)
      answerWith(() => ({ status: 401, headers: {}, text: '{}' }))
      expect(await pullSources(deps(), shop.business)).toEqual({ pages: 1, events: 0, problems: 1 })
      expect(await stateOf(shop)).toMatchObject({ pull_problem: 'credentials-refused' })
      for (const words of [ru, bg, en]) expect(words.problems['credentials-refused']).toMatch(/.{20}/)
      later(DAY_MS)
      answerWith(double.answer)
      expect(await pullSources(deps(), shop.business)).toMatchObject({ pages: 1, problems: 0 })
      expect(await stateOf(shop)).toMatchObject({ pull_problem: null })
    },
  )

  test('a place to go on from that the source has forgotten: from the beginning of the round', async () => {
    const square = PULL_DOUBLES.find(double => double.source === 'square')
    if (!square) throw new Error('Square is asked')
    const shop = await open(square)
    answerWith(square.answer)
    await pullSources(deps(), shop.business)
    later(2000)
    answerWith(({ body }) => (body?.includes('go-on-') ? { status: 400, headers: {}, text: '{"errors":[]}' } : undefined))
    await pullSources(deps(), shop.business)
    expect(await stateOf(shop)).toMatchObject({ pull_problem: 'not-understood' })
    later(DAY_MS)
    answerWith(square.answer)
    await pullAll(shop)
    expect(await shop.query('select count(*)::integer as n from purchase')).toEqual([{ n: square.sales }])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../test/business.ts'
import { testStore, type TestStore } from '../../test/database.ts'
import type { BusinessId } from '../kernel/ids.ts'
import { addMs, DAY_MS, HOUR_MS, type Instant, instant } from '../kernel/instant.ts'
import { fixedClock } from '../ports/clock.ts'
import type { Step } from './schedule.ts'
import { SCHEDULE } from './schedule.ts'
import { isDue, tick } from './tick.ts'
import type { WorkerDeps } from './worker-deps.ts'
import { openSources } from '../sources/open-sources.ts'

const NOON = instant('2026-03-10T09:00:00Z')
let opened: TestStore
let business: BusinessId

beforeAll(async () => {
  opened = await testStore()
  business = await newBusiness(opened.store, { zone: 'Europe/Moscow' })
})
afterAll(() => opened.close())

function depsAt(at: Instant): WorkerDeps {
  return {
    store: opened.store,
    clock: fixedClock(at),
    openChannels: () => [],
    openFile: async () => undefined,
    sources: openSources(),
    worker: 'test',
    linkSecret: 'secret',
  }
}

describe('night work, for a shop three hours east of Greenwich, where 03:00 is midnight in UTC', () => {
  test.each([
    { lastRun: undefined, at: '2026-03-10T09:00:00Z', due: true, why: 'it never ran' },
    { lastRun: '2026-03-09T12:00:00Z', at: '2026-03-09T23:59:59Z', due: false, why: 'the night begins in a second' },
    { lastRun: '2026-03-09T12:00:00Z', at: '2026-03-10T00:00:00Z', due: true, why: 'it is 03:00' },
    { lastRun: '2026-03-10T00:00:00Z', at: '2026-03-10T23:59:59Z', due: false, why: 'it ran tonight' },
    { lastRun: '2026-03-01T00:00:00Z', at: '2026-03-10T23:59:59Z', due: true, why: 'the machine was off for days' },
    { lastRun: '2026-03-12T00:00:00Z', at: '2026-03-10T00:00:00Z', due: false, why: 'the clock went back' },
  ])('$why: due is $due', ({ lastRun, at, due }) => {
    const moment = { at: instant(at), zone: 'Europe/Moscow', lastRun: lastRun === undefined ? undefined : instant(lastRun) }
    expect(isDue({ every: 'night' }, moment)).toBe(due)
  })
})

describe('a tick', () => {
  const noting = (name: string, every: Step['every'], seen: string[]): Step => ({
    name,
    every,
    run: async (_deps, _business, at) => {
      seen.push(`${name} ${at}`)
      return { seen: seen.length }
    },
  })

  test('does the steps in order, and night work once a night', async () => {
    const seen: string[] = []
    const steps = [noting('first-at-night', 'night', seen), noting('each-minute', 'minute', seen), noting('each-second', 'second', seen)]
    for (const at of [NOON, addMs(NOON, HOUR_MS), addMs(NOON, DAY_MS)]) await tick(depsAt(at), { steps })
    expect(seen.map(line => line.split(' ')[0])).toEqual([
      'first-at-night',
      'each-minute',
      'each-second',
      'each-minute',
      'each-second',
      'first-at-night',
      'each-minute',
      'each-second',
    ])
  })

  test('repeats a step that broke before its end', async () => {
    let attempts = 0
    const breaking: Step = {
      name: 'breaks-once',
      every: 'night',
      run: async () => {
        attempts += 1
        if (attempts === 1) throw new Error('the power went')
        return {}
      },
    }
    await expect(tick(depsAt(NOON), { steps: [breaking] })).rejects.toThrow('the power went')
    expect(await tick(depsAt(NOON), { steps: [breaking] })).toHaveLength(1)
    expect(await tick(depsAt(NOON), { steps: [breaking] })).toHaveLength(0)
  })

  test('leaves a step to the process that is doing it', async () => {
    const inner: Step = { name: 'held', every: 'minute', run: async () => ({}) }
    const done = await opened.store.exclusively(business, { name: 'held' }, () => tick(depsAt(NOON), { steps: [inner] }))
    expect(done).toEqual([])
  })

  test('waits for it when told to be patient, and then does it as well', async () => {
    const order: string[] = []
    const slow: Step = { name: 'shared', every: 'minute', run: async () => ({ at: order.push('tick') }) }
    let waiting: Promise<unknown> = Promise.resolve()
    await opened.store.exclusively(business, { name: 'shared' }, async () => {
      waiting = tick(depsAt(NOON), { steps: [slow], isPatient: true })
      await opened.store.ping()
      order.push('holder')
    })
    await waiting
    expect(order).toEqual(['holder', 'tick'])
  })

  test('the whole schedule runs on an empty business and finds nothing to do', async () => {
    const done = await tick(depsAt(NOON))
    expect(done.map(each => each.step)).toEqual(SCHEDULE.map(step => step.name))
    for (const { step, counts } of done) expect([step, Object.values(counts).every(count => count === 0)]).toEqual([step, true])
  })
})

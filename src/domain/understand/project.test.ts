import { describe, expect, test } from 'vitest'
import { chanceLeft, missingItems, type ProjectLink, projects } from './project.ts'

const link = (from: string, to: string, more: Partial<ProjectLink<string>> = {}): ProjectLink<string> => ({
  from,
  to,
  confidence: 0.5,
  lift: 3,
  lagP25: 17,
  lagP50: 21,
  lagP75: 25,
  ...more,
})
const BATHROOM = [
  link('tiles', 'bath'),
  link('tiles', 'sink'),
  link('bath', 'sink', { lagP25: 7, lagP50: 14, lagP75: 20 }),
  link('sink', 'tap', { confidence: 0.6 }),
]
const now = (bought: Readonly<Record<string, number | undefined>>, links = BATHROOM) => ({
  firstDays: new Map(Object.entries(bought).flatMap(([item, day]): [string, number][] => (day === undefined ? [] : [[item, day]]))),
  links,
  today: 1000,
  windowDays: 60,
})

describe('what is missing', () => {
  test.each([
    { bought: { tiles: 990 }, items: ['bath', 'sink'], why: 'ten days after the tiles' },
    { bought: { tiles: 990, bath: 995 }, items: ['sink'], why: 'the bath is there' },
    { bought: { tiles: 941 }, items: [], why: 'on the last day of the window hardly anybody still comes' },
    { bought: { tiles: 940 }, items: [], why: 'the window has passed' },
    { bought: { tiles: 1001 }, items: [], why: 'a purchase of tomorrow announces nothing today' },
    { bought: { paint: 990 }, items: [], why: 'nothing follows paint' },
  ])('$why', ({ bought, items }) => expect(missingItems(now(bought)).map(one => one.item)).toEqual(items))

  test('the day counts from the purchase that announces it most strongly', () => {
    const sink = missingItems(now({ tiles: 960, bath: 995 }))[0]
    expect(sink).toMatchObject({ item: 'sink', after: 'bath', fromDay: 1002, middleDay: 1009, toDay: 1015 })
  })
})

describe('projects', () => {
  test('a begun bathroom lists what is missing, soonest first', () => {
    expect(projects(now({ tiles: 985, bath: 999 }))).toMatchObject([{ bought: ['tiles', 'bath'], missing: [{ item: 'sink' }] }])
  })
  test.each([
    { links: [link('tiles', 'bath')], why: 'a pair is no project' },
    { links: BATHROOM.map(one => link(one.from, one.to, { confidence: 0.19 })), why: 'too few do it' },
    { links: BATHROOM.map(one => link(one.from, one.to, { lift: 1.4 })), why: 'hardly more often than others' },
    { links: Array.from({ length: 12 }, (_, at) => link('tiles', `item ${at}`)), why: 'thirteen items that hang together are a catalogue' },
  ])('$why', ({ links }) => expect(projects(now({ tiles: 990 }, links))).toEqual([]))

  test('the bathroom of years ago is not counted to this one', () => {
    expect(projects(now({ tiles: 990, tap: 500 }))[0]?.bought).toEqual(['tiles'])
  })
})

describe('the chance that is left', () => {
  test.each([
    { elapsedDays: 0, chance: 0.5, why: 'at once: the share of those who do it' },
    { elapsedDays: 21, chance: 0.25 / 0.75, why: 'half have come' },
    { elapsedDays: 60, chance: 0, why: 'all who come have come' },
  ])('$why', ({ elapsedDays, chance }) => expect(chanceLeft(link('a', 'b'), { elapsedDays, windowDays: 60 })).toBeCloseTo(chance, 12))
  test('lags that fall on one day make no division by zero', () => {
    expect(chanceLeft(link('a', 'b', { lagP25: 7, lagP50: 7, lagP75: 7 }), { elapsedDays: 7, windowDays: 60 })).toBeCloseTo(
      0.375 / 0.875,
      12,
    )
  })
})

import { describe, expect, test } from 'vitest'
import { type Day, day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { chooseOffer, fitOf, justBoughtDays, type Offer, type OfferFacts } from './offer.ts'

const offer: Offer = {
  offerId: id<'offer'>('00000000-0000-8000-8000-000000000001'),
  name: 'Ванна «Аква»',
  productId: 'aqua',
  groupId: 'baths',
  priceMinor: minor(1_890_000),
  costMinor: minor(1_500_000),
  fromDay: day('2026-10-01'),
  deadline: day('2026-10-31'),
  stock: null,
  onceIsEnough: false,
  needsGroupId: null,
  needsAsset: null,
  favouriteShare: 0,
  isOn: true,
}
const bought = (...days: readonly (readonly [string, string])[]): ReadonlyMap<string, Day> =>
  new Map(days.map(([item, on]) => [item, day(on)]))
const facts: OfferFacts = {
  today: day('2026-10-12'),
  boughtOn: bought(['tiles', '2026-09-20']),
  assets: new Set(),
  bands: new Map([['baths', { lowMinor: minor(1_000_000), middleMinor: minor(1_500_000), highMinor: minor(2_000_000) }]]),
  favourites: new Set(),
  linked: new Map([['baths', 0.4]]),
  cycleDays: 90,
}

describe('C6 what does not fit is not offered, and says why', () => {
  const cases: [offered: Partial<Offer>, who: Partial<OfferFacts>, reason: string, why: string][] = [
    [{ isOn: false }, {}, 'not-on', 'the owner turned it off'],
    [{ fromDay: day('2026-10-13') }, {}, 'not-yet', 'it begins tomorrow'],
    [{ deadline: day('2026-10-11') }, {}, 'past-deadline', 'it ended yesterday'],
    [{ stock: 0 }, {}, 'out-of-stock', 'nothing is left'],
    [{ costMinor: minor(1_890_001) }, {}, 'below-cost', 'a kopeck below cost'],
    [{ onceIsEnough: true }, { boughtOn: bought(['baths', '2019-01-01']) }, 'owned', 'he has a bath, years ago and another one'],
    [{}, { boughtOn: bought(['aqua', '2026-08-29']) }, 'just-bought', '44 days ago, half of the cycle is 45'],
    [{ needsAsset: 'pet' }, {}, 'unusable', 'he has no pet'],
    [{ needsGroupId: 'boilers' }, {}, 'unusable', 'he has no boiler'],
    [{ priceMinor: minor(2_200_001) }, {}, 'too-dear', 'a tenth above his P90'],
    [{ priceMinor: minor(899_999), costMinor: minor(0) }, {}, 'too-cheap', 'a tenth below his P10'],
    [{}, { linked: new Map() }, 'not-his', 'nothing of his leads there'],
  ]
  test.each(cases)('%#: %j %j is %s', (offered, who, reason) => {
    expect(fitOf({ ...offer, ...offered }, { ...facts, ...who })).toMatchObject({ kind: 'refused', reason })
  })

  const fitting: [offered: Partial<Offer>, who: Partial<OfferFacts>, why: string][] = [
    [{}, {}, 'linked'],
    [{ deadline: day('2026-10-12') }, {}, 'linked'],
    [{ priceMinor: minor(2_200_000) }, {}, 'linked'],
    [{ priceMinor: minor(900_000), costMinor: minor(0) }, {}, 'linked'],
    [{}, { boughtOn: bought(['aqua', '2026-08-28'], ['baths', '2026-08-28']), linked: new Map() }, 'upsell'],
    [{ needsAsset: 'pet' }, { assets: new Set(['pet']) }, 'linked'],
    [{ needsGroupId: 'tiles' }, {}, 'linked'],
    [{ groupId: null }, { favourites: new Set(['aqua']), linked: new Map() }, 'favourite'],
    [{ priceMinor: minor(1_500_000) }, { boughtOn: bought(['baths', '2026-01-01']), linked: new Map() }, 'his-group'],
  ]
  test.each(fitting)('%#: at the boundary it fits as %s', (offered, who, why) => {
    expect(fitOf({ ...offer, ...offered }, { ...facts, ...who })).toMatchObject({ kind: 'fits', why })
  })
})

test.each([
  [0.1, 1_701_000, 'ten per cent off'],
  [0.5, 1_500_000, 'C94 half off would be below cost, so cost it is'],
  [0, 1_890_000, 'none'],
])('a favourite with %f off costs %i: %s', (favouriteShare, priceMinor) => {
  const fit = fitOf({ ...offer, favouriteShare }, { ...facts, favourites: new Set(['aqua']), linked: new Map() })
  expect(fit).toMatchObject({ kind: 'fits', why: 'favourite', priceMinor })
})

test('what his purchases announce goes before a step up, the likelier first', () => {
  const sink = { ...offer, offerId: id<'offer'>('00000000-0000-8000-8000-000000000002'), groupId: 'sinks', productId: 'sink' }
  const who = {
    ...facts,
    linked: new Map([
      ['baths', 0.3],
      ['sinks', 0.5],
    ]),
  }
  expect(chooseOffer([fitOf(offer, who), fitOf(sink, who)])?.offer.offerId).toBe(sink.offerId)
  expect(chooseOffer([fitOf({ ...offer, isOn: false }, who)])).toBeUndefined()
})

test('the step up is one step: of two better things the cheaper one is offered, not the dearest that he could pay', () => {
  const better = { why: 'upsell', kind: 'fits', weight: 0 } as const
  const [near, far] = [1_950_000, 2_400_000].map((price, n) => ({
    ...better,
    offer: { ...offer, offerId: id<'offer'>(`00000000-0000-8000-8000-00000000000${9 - n}`) },
    priceMinor: minor(price),
  }))
  expect(near && far && chooseOffer([far, near])?.priceMinor).toBe(1_950_000)
})

test.each([
  [3, 7, 'coffee: a week at least'],
  [90, 45, 'half of the cycle'],
  [365, 60, 'two months at most'],
])('with a cycle of %i days the same is not offered for %i days: %s', (cycleDays, days) => {
  expect(justBoughtDays(cycleDays)).toBe(days)
})

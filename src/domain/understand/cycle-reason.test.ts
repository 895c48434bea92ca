import { describe, expect, test } from 'vitest'
import { assert } from '../../kernel/assert.ts'
import { dayFromNumber } from '../../kernel/day.ts'
import { templateModel } from './business-model.ts'
import { explainCycle } from './cycle-explanation.ts'
import { aliveReason, chanceReason, changeReason, restsReason, silentUntil } from './cycle-reason.ts'
import { understandings } from './customer-understanding.ts'
import { purchaseLog } from './purchase-log.ts'

function knownOn(today: number, days: readonly number[]) {
  const model = { ...templateModel({ trade: 'other' }), untilDay: today }
  const log = purchaseLog({
    ids: ['a'],
    keys: new Int32Array(days.length),
    days: Int32Array.from(days),
    amounts: new Float64Array(days.length),
  })
  const [understanding] = understandings(log, model, { asOf: dayFromNumber(today) })
  assert(understanding !== undefined, 'the customer has bought')
  return { known: understanding, explained: explainCycle({ days }, model, understanding) }
}

const MONTHLY = [0, 30, 60, 91, 121, 150, 180]

describe('what the forecast rests on', () => {
  test.each([
    { why: 'one purchase has no gap', days: [0], today: 10, code: 'rests-guess', gaps: 0, lapses: 0 },
    { why: 'six gaps of a month', days: MONTHLY, today: 190, code: 'rests-own', gaps: 6, lapses: 0 },
    {
      why: 'a year away is one lapse among regular gaps',
      days: [0, 30, 60, 91, 450, 480, 510],
      today: 515,
      code: 'rests-own',
      gaps: 6,
      lapses: 1,
    },
  ])('$why', ({ days, today, code, gaps, lapses }) => {
    expect(restsReason(knownOn(today, days).explained)).toMatchObject({ code, data: { gaps, lapses } })
  })

  test('the more gaps, the larger the share of his own', () => {
    const shares = [1, 2, 4, 7].map(count => restsReason(knownOn(200, MONTHLY.slice(0, count)).explained).data.ownShare)
    expect(shares[0]).toBe(0)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
  })
})

describe('why he is thought to still come', () => {
  test.each([
    { why: 'within his month', days: MONTHLY, today: 200, code: 'alive-on-time', silenceDays: 20 },
    { why: 'three months of silence are late', days: MONTHLY, today: 270, code: 'alive-late', silenceDays: 90 },
    { why: 'once bought: the others speak', days: [0], today: 10, code: 'alive-guess', silenceDays: 10 },
  ])('$why', ({ days, today, code, silenceDays }) => {
    expect(aliveReason(knownOn(today, days).known)).toMatchObject({ code, data: { silenceDays } })
  })
})

describe('why the next weeks are likely or not', () => {
  const { known } = knownOn(181, MONTHLY)
  const from = (days: number) => dayFromNumber(181 + days)
  test.each([
    { why: 'the window opens on the last day of the four weeks', windowFrom: from(28), code: 'chance-open' },
    { why: 'it opens a day later', windowFrom: from(29), code: 'chance-ahead' },
    { why: 'it is open', windowFrom: from(0), code: 'chance-open' },
    { why: 'there is no date', windowFrom: null, code: 'chance-no-date' },
  ])('$why', ({ windowFrom, code }) => expect(chanceReason({ ...known, windowFrom }).code).toBe(code))
})

describe('what would change it', () => {
  test('a purchase moves the date; silence lowers the chance', () => {
    const { known } = knownOn(200, MONTHLY)
    const silentDay = silentUntil(known)
    expect(silentDay >= dayFromNumber(228)).toBe(true)
    const silent = knownOn(300, MONTHLY).known
    const reason = changeReason({ ifBuys: knownOn(200, [...MONTHLY, 200]).known, ifSilent: silent })
    expect(reason.code).toBe('change-date')
    expect(reason.data.dueDay !== null && known.dueDay !== null && reason.data.dueDay > known.dueDay).toBe(true)
    expect(reason.data).toMatchObject({ silentDay: dayFromNumber(300), silentAlive: silent.pAlive })
    expect(silent.pAlive).toBeLessThan(known.pAlive)
  })

  test('without a date after the purchase none is promised', () => {
    const { known } = knownOn(200, MONTHLY)
    expect(changeReason({ ifBuys: { ...known, dueDay: null }, ifSilent: known }).code).toBe('change-no-date')
  })
})

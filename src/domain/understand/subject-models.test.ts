import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { histories, templateModel } from './business-model.ts'
import { KEY_SEPARATOR, purchaseLog } from './purchase-log.ts'
import { learnSubjects, subjectModelOf } from './subject-models.ts'

const [coffee, filters, boiler] = ['group:c', 'group:f', 'asset:b']
const random = seededRandom(8)
const rows = Array.from({ length: 60 }, (_, customer) =>
  [
    { subject: coffee, cycle: 7 },
    { subject: filters, cycle: 60 },
  ].flatMap(({ subject, cycle }, s) =>
    Array.from({ length: 8 }, (__, i) => ({
      key: 2 * customer + s,
      id: `${customer}${KEY_SEPARATOR}${subject}`,
      day: 20_000 - Math.round(cycle * i * Math.exp(random.normal(0, 0.1))),
    })),
  ),
).flat()
const past = histories(
  purchaseLog({
    ids: Array.from({ length: 120 }, (_, key) => rows.find(row => row.key === key)?.id ?? ''),
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.day),
    amounts: new Float64Array(rows.length).fill(1),
  }),
  20_010,
)
const model = templateModel({ trade: 'shop' })
const said = { cycleDays: null, isUsedUp: false, like: null }
const learn = (told: Parameters<typeof learnSubjects>[1]['told']) => learnSubjects(past, { model, knowledge: { trade: 'shop' }, told })

describe('what is believed of a group', () => {
  const models = learn(new Map())

  test('each group has its own cycle', () => {
    const cycleOf = (subject: string) => Math.exp(models.groups.get(subject)?.lapse.m0 ?? 0)
    expect(cycleOf(coffee)).toBeLessThan(12)
    expect(cycleOf(filters)).toBeGreaterThan(35)
  })

  test("the owner's idea counts like five pairs beside sixty", () => {
    const told = learn(new Map([[filters, { ...said, cycleDays: 365 }]]))
    const [seen = 0, held = 0] = [models, told].map(one => Math.exp(one.groups.get(filters)?.lapse.m0 ?? 0))
    expect(held).toBeGreaterThan(seen)
    expect(held).toBeLessThan(1.3 * seen)
  })

  test('a thing follows the group in which it is served, and its own cycle when it has one', () => {
    const like = subjectModelOf(models, boiler, { ...said, like: 'group:f' })
    expect(like.lapse).toEqual(models.groups.get(filters)?.lapse)
    expect(subjectModelOf(models, boiler, { ...said, cycleDays: 365, like: 'group:f' }).lapse.m0).toBeCloseTo(Math.log(365), 12)
  })

  test('packs marked as used up last as long as there are packs', () => {
    expect(subjectModelOf(models, coffee, { ...said, isUsedUp: true }).elasticity.share).toBe(1)
    expect(subjectModelOf(models, coffee, undefined).elasticity.share).toBeLessThan(0.05)
  })

  test('with few pairs the rhythm of the whole speaks', () => {
    const few = histories(purchaseLog({ ids: ['a'], keys: Int32Array.of(0), days: Int32Array.of(1), amounts: Float64Array.of(1) }), 9)
    const found = learnSubjects(few, { model, knowledge: { trade: 'shop' }, told: new Map() })
    expect(found).toEqual({ common: model.rhythm.lapse, groups: new Map(), basis: 'trade' })
  })
})

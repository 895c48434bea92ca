import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { type AssetDetails, assetFault } from './asset.ts'

const tyres: AssetDetails = {
  kind: 'stored',
  name: 'Зимний комплект',
  note: '',
  sinceOn: day('2026-04-10'),
  returnOn: day('2026-10-20'),
  cycleDays: null,
  servedOn: null,
  warrantyUntil: null,
  groupId: null,
}

describe('a thing of a customer', () => {
  const cases: [changes: Partial<AssetDetails>, fault: ReturnType<typeof assetFault>, why: string][] = [
    [{}, null, 'ST1 a stored set with its day'],
    [{ name: ' ' }, 'no-name', 'a name of spaces'],
    [{ returnOn: day('2026-04-10') }, null, 'fetched on the day it came'],
    [{ returnOn: day('2026-04-09') }, 'returned-before-it-came', 'fetched a day before'],
    [{ servedOn: day('2026-04-09') }, 'served-before-it-came', 'served a day before'],
    [{ cycleDays: 3650 }, null, 'ten years'],
    [{ cycleDays: 3651 }, 'bad-cycle', 'and a day'],
    [{ cycleDays: 0 }, 'bad-cycle', 'no days at all'],
    [{ returnOn: null }, 'nothing-due', 'stored for ever'],
    [{ returnOn: null, kind: 'pet' }, null, 'a pet may simply be known'],
  ]
  for (const [changes, fault, why] of cases) test(why, () => expect(assetFault({ ...tyres, ...changes })).toBe(fault))
})

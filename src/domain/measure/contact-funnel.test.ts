import { expect, test } from 'vitest'
import { funnelShares } from './contact-funnel.ts'

test('contacts are counted by contact, purchases by ladder', () => {
  const shares = funnelShares({ planned: 90, sent: 60, answered: 15, booked: 6, agreed: 4, ladders: 20, bought: 9, boughtRevenue: [] })
  expect(shares).toEqual({
    sent: { numerator: 60, denominator: 90 },
    answered: { numerator: 15, denominator: 60 },
    bought: { numerator: 9, denominator: 20 },
  })
})

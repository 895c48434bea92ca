import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { seededRandom } from '../../kernel/random.ts'
import { renovationVisits, TILE_CHAIN } from './sample-shop-tiles.ts'

test('a renovation begins with the tiles and keeps the order of the chain', () => {
  const order = TILE_CHAIN.map(step => step.item)
  for (let seed = 1; seed < 60; seed += 1) {
    const visits = renovationVisits(day('2025-05-05'), seededRandom(seed))
    expect(visits[0]?.items).toContain('tiles')
    const chain = visits.filter(visit => order.includes(visit.items[0] ?? ''))
    expect(chain.map(visit => order.indexOf(visit.items[0] ?? ''))).toEqual(
      chain.map(visit => order.indexOf(visit.items[0] ?? '')).toSorted((a, b) => a - b),
    )
    expect(chain.map(visit => visit.day)).toEqual(chain.map(visit => visit.day).toSorted())
  }
})

/** E32 over SMPP, in small: killed again and again, no phone gets two, none is forgotten, doubts are listed. */
import { expect, test } from 'vitest'
import { testStore } from '../database.ts'
import { smppStorm } from './smpp-storm.ts'

test('E32, E37: SMS of a killed sender: none lost, none twice, the unknown ones are listed', async () => {
  const db = await testStore()
  try {
    const messages = 200
    const { states, duplicates, lost, inFlight, silenced, killed } = await smppStorm(db.databaseUrl, {
      messages,
      kills: 4,
      silentShare: 0.02,
    })
    expect(killed).toBeGreaterThan(1)
    expect({ duplicates, lost }).toEqual({ duplicates: 0, lost: 0 })
    expect((states['handed'] ?? 0) + (states['unknown'] ?? 0)).toBe(messages)
    expect(states['unknown'] ?? 0).toBeLessThanOrEqual(inFlight + silenced)
  } finally {
    await db.close()
  }
})

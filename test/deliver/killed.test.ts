/** E32 in small: a sending process is killed again and again; nobody gets two mails, nobody is forgotten, doubts are listed. */
import { expect, test } from 'vitest'
import { testStore } from '../database.ts'
import { killStorm } from './kill-storm.ts'

test('E32, E37: killed at any moment, and with answers that never come, each customer gets none or one, and the unknown ones are listed', async () => {
  const db = await testStore()
  try {
    const messages = 300
    const { states, duplicates, lost, inFlight, silenced, killed } = await killStorm(db.databaseUrl, {
      messages,
      kills: 8,
      silentShare: 0.02,
    })
    expect(killed).toBeGreaterThan(3)
    expect({ duplicates, lost }).toEqual({ duplicates: 0, lost: 0 })
    expect((states.handed ?? 0) + (states.unknown ?? 0)).toBe(messages)
    expect(states.unknown ?? 0).toBeLessThanOrEqual(inFlight + silenced)
  } finally {
    await db.close()
  }
})

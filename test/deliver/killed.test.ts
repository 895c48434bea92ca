/** E32 in small: a sending process is killed again and again; nobody gets two mails, nobody is forgotten, doubts are listed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/kernel/random.ts'
import { addMs, MINUTE_MS } from '../../src/kernel/instant.ts'
import { BULK_LANES, IN_FLIGHT_MAX } from '../../src/usecases/deliver/send-due.ts'
import { testStore } from '../database.ts'
import { enqueue, mailingBusiness, mailServer, messageTo, newPerson, NOW } from './shop.ts'

const PEOPLE = 200
const KILLS = 6

test('E32: killed at any moment, each customer gets none or one, and the unknown ones are listed', async () => {
  const db = await testStore()
  let taken = 0
  let onMail = (): void => undefined
  const mail = await mailServer((_, answer) => {
    taken += 1
    onMail()
    answer(null)
  })
  try {
    const business = await mailingBusiness(db.store, mail.port)
    for (let i = 0; i < PEOPLE; i += 1) await enqueue(db.store, business, messageTo(await newPerson(db.store, business)))
    const random = seededRandom(32)
    let inFlight = 0
    const run = async (nth: number, killAfterMails: number | null): Promise<void> => {
      // Each life is later than the lease of the one before.
      const at = addMs(NOW, nth * 10 * MINUTE_MS)
      const script = fileURLToPath(new URL('sending-process.ts', import.meta.url))
      const child = spawn(process.execPath, [script, db.databaseUrl, String(business), String(at), `life-${nth}`], { stdio: 'ignore' })
      const killAt = killAfterMails === null ? Infinity : taken + killAfterMails
      onMail = () => {
        if (taken >= killAt) child.kill('SIGKILL')
      }
      await once(child, 'exit')
      const { messages } = await db.store.inBusiness(business, tx => tx.deliver.list({ state: 'sending', limit: 200 }))
      // A group begins with ten messages and doubles at most: so many can be on the way after fifteen mails.
      expect(messages.length).toBeLessThanOrEqual(BULK_LANES * 2 * IN_FLIGHT_MAX)
      inFlight += messages.length
    }
    for (let nth = 0; nth < KILLS; nth += 1) await run(nth, random.whole(1, 15))
    await run(KILLS, null)
    await run(KILLS + 1, null)

    const { messages } = await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 200 }))
    const mailsTo = (address: string): number => mail.mails.filter(one => one.to === address).length
    const unknown = messages.filter(message => message.state === 'unknown')
    expect(messages.filter(message => mailsTo(message.address) > 1)).toEqual([])
    expect(messages.filter(message => message.state === 'handed' && mailsTo(message.address) !== 1)).toEqual([])
    expect(messages.every(message => message.state === 'handed' || message.state === 'unknown')).toBe(true)
    expect(unknown.length).toBeGreaterThan(0)
    expect(unknown.length).toBeLessThanOrEqual(inFlight)
  } finally {
    await mail.close()
    await db.close()
  }
}, 120_000)

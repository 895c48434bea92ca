/** E1 on every channel: within 60 seconds of any stop nothing of what waits leaves any more, on any way to him, and it is confirmed once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHANNELS, type ChannelName } from '../../src/domain/collect/business.ts'
import { addMs, MINUTE_MS } from '../../src/kernel/instant.ts'
import { receiveReply } from '../../src/usecases/respond/receive-reply.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { enqueue, messageTo, type MovedClock, movedClock, newPerson, NOW, sendDeps } from '../deliver/shop.ts'

let db: TestStore
let clock: MovedClock
beforeAll(async () => {
  db = await testStore()
  clock = movedClock()
  await db.store.system.installation(addMs(NOW, -MINUTE_MS))
})
afterAll(() => db.close())

/** As people write it, one for each way. */
const WORDS: Readonly<Record<ChannelName, string>> = {
  sandbox: 'СТОП.',
  email: 'Уберите меня из рассылки, пожалуйста',
  sms: 'stop!',
  telegram: 'отпишись',
  vk: 'хватит писать',
  max: 'otpishite menya',
  whatsapp: 'спри',
  viber: 'не ми пишете повече',
  'web-push': 'стоооп',
  hand: 'сказал больше не звонить и не писать',
}

test.each(CHANNELS)('E1: a stop by %s', async channel => {
  const business = await newBusiness(db.store)
  const person = await newPerson(db.store, business, { kind: channel === 'email' ? 'email' : 'phone' })
  const waiting = []
  for (const other of ['sandbox', channel] as const)
    waiting.push(
      await enqueue(
        db.store,
        business,
        messageTo(person, { channel: other, dedupeKey: `${other}:waits`, notBefore: addMs(NOW, MINUTE_MS) }),
      ),
    )
  await receiveReply({ store: db.store, clock }, business, {
    channel,
    providerReplyId: `stop:${channel}`,
    text: WORDS[channel],
    from: person,
    actor: channel === 'hand' ? 'staff:x' : 'customer',
  })
  clock.set(addMs(NOW, MINUTE_MS))
  const sent = await sendDue(sendDeps(db.store, clock), business)
  clock.set(NOW)
  for (const { messageId } of waiting)
    expect(await db.store.inBusiness(business, tx => tx.deliver.find(messageId))).toMatchObject({ state: 'cancelled' })
  // Only the word that it was heard may leave.
  expect(sent.handed).toBeLessThanOrEqual(1)
})

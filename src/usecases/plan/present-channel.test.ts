/** The owner turns SMS on in the morning; the plan of the night still says "practice". */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testStore, type TestStore } from '../../../test/database.ts'
import { noonOn, openShop } from '../../../test/plan/shop.ts'
import { smsShape } from '../../domain/deliver/sms-segments.ts'
import { fixedClock } from '../../ports/clock.ts'
import { setProvider } from '../deliver/channel-providers.ts'
import { approveContact } from './approve-contact.ts'
import { listToday } from './list-today.ts'
import { planContacts } from './plan-contacts.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

test('E40, E41: a card shows the channel and the words with which it would leave now, in one paid part', async () => {
  const shop = await openShop(db.store, { customers: 2 })
  const deps = { store: db.store, clock: fixedClock(noonOn('2026-11-23')) }
  await planContacts(deps, shop.business)
  expect((await listToday(deps, shop.business)).cards.map(card => card.isSandbox)).toEqual([true, true])
  const values = { host: '127.0.0.1', port: '1', systemId: 's', password: 'p', sender: 'SHOP' }
  await setProvider(deps, shop.business, { name: 'sms', route: { kind: 'smpp', values }, isActive: true, actor: 'staff:test' })
  const [card] = (await listToday(deps, shop.business)).cards
  expect(card).toMatchObject({ channel: 'sms', isSandbox: false })
  expect(smsShape(card?.words ?? '').segments).toHaveLength(1)
  if (card === undefined) throw new Error('somebody is due')
  await approveContact(deps, shop.business, { contactId: card.contactId, actor: 'staff:test' })
  const { messages } = await db.store.inBusiness(shop.business, tx => tx.deliver.list({ limit: 1 }))
  expect(messages).toMatchObject([{ channel: 'sms', body: card.words }])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestStore, testStore } from '../../../test/database.ts'
import { noonOn, openShop, type Shop } from '../../../test/plan/shop.ts'
import { STORAGE_CAMPAIGN } from '../../../test/plan/storage-campaign.ts'
import type { CampaignId, CustomerId } from '../../kernel/ids.ts'
import { fixedClock } from '../../ports/clock.ts'
import type { Store, Tx } from '../../ports/store.ts'
import { approveCampaign } from './approve-campaign.ts'
import { moveCampaign, saveCampaign } from './edit-campaign.ts'

let opened: TestStore
beforeAll(async () => {
  opened = await testStore()
})
afterAll(() => opened.close())

const clock = fixedClock(noonOn('2026-10-13'))

type Page = readonly CustomerId[]

/** The real store; while the audience is walked somebody else acts over a connection of his own, and has committed. */
function actedUpon(act: () => Promise<unknown>, when: 'before' | 'after'): Store {
  async function* around(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
    if (when === 'before') await act()
    yield* pages
    if (when === 'after') await act()
  }
  return {
    ...opened.store,
    inBusiness: (business, work, options) =>
      opened.store.inBusiness(
        business,
        tx => {
          const campaign: Tx['campaign'] = { ...tx.campaign, audienceByWorth: (...asked) => around(tx.campaign.audienceByWorth(...asked)) }
          return work(Object.create(tx, { campaign: { value: campaign } }) as Tx)
        },
        options,
      ),
  }
}

const rowsOf = (shop: Shop, campaignId: CampaignId) =>
  opened.store.inBusiness(shop.business, async tx => ({
    state: (await tx.campaign.campaign(campaignId))?.state,
    planned: (await Promise.all(shop.customers.map(one => tx.plan.contactsOf(one, 20))))
      .flat()
      .filter(contact => contact.purpose === 'campaign').length,
  }))

test.each([
  ['cancels', 'before', 'cancelled'],
  ['cancels', 'after', 'cancelled'],
  ['rewrites', 'before', 'draft'],
  ['rewrites', 'after', 'draft'],
] as const)('E40 who %s it while its people are decided (%s the walk) is obeyed: nobody gets anything', async (act, when, state) => {
  const shop = await openShop(opened.store, { customers: 4 })
  const deps = { store: opened.store, clock }
  const written = await saveCampaign(deps, shop.business, STORAGE_CAMPAIGN)
  if (written.status !== 'saved') throw new Error(written.reason)
  const { campaignId } = written.campaign
  const acted = () =>
    act === 'cancels'
      ? moveCampaign(deps, shop.business, { campaignId, to: 'cancelled', actor: 'staff:other' })
      : saveCampaign(deps, shop.business, {
          ...STORAGE_CAMPAIGN,
          campaignId,
          words: { ru: { subject: '', text: 'Другие слова.', short: '' } },
        })
  const yes = { campaignId, confirmed: null, actor: 'staff:test' }
  expect(await approveCampaign({ store: actedUpon(acted, when), clock }, shop.business, yes)).toMatchObject({ reason: 'changed-meanwhile' })
  expect(await rowsOf(shop, campaignId)).toEqual({ state, planned: 0 })
})

test('how many people have been decided is told while it lasts', async () => {
  const shop = await openShop(opened.store, { customers: 4 })
  const written = await saveCampaign({ store: opened.store, clock }, shop.business, STORAGE_CAMPAIGN)
  if (written.status !== 'saved') throw new Error(written.reason)
  const told: number[] = []
  const { campaignId } = written.campaign
  const deps = { store: opened.store, clock, onDecided: (people: number) => told.push(people) }
  const done = await approveCampaign(deps, shop.business, { campaignId, confirmed: null, actor: 'staff:test' })
  expect(done).toMatchObject({ status: 'approved', contacted: 4 })
  expect(told).toEqual([4])
})

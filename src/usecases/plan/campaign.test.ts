import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestStore, testStore } from '../../../test/database.ts'
import { mailServer, movedClock, sendDeps } from '../../../test/deliver/shop.ts'
import { agree, buy, noonOn, openShop, type Shop } from '../../../test/plan/shop.ts'
import { STORAGE_CAMPAIGN } from '../../../test/plan/storage-campaign.ts'
import { openChannels } from '../../channels/open-channels.ts'
import { type ChannelSettings, DEFAULT_CHANNELS, DEFAULT_EMAIL } from '../../domain/collect/business.ts'
import { EVERYBODY, isCampaignHoldOut } from '../../domain/plan/campaign.ts'
import { priorityOf } from '../../domain/plan/priority.ts'
import { day } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import { fixedClock } from '../../ports/clock.ts'
import { withdrawConsent } from '../collect/withdraw-consent.ts'
import { approveCampaign } from './approve-campaign.ts'
import { sendDue } from '../deliver/send-due.ts'
import { campaignResults } from './campaign-results.ts'
import { changeCampaignWindow } from './change-campaign-window.ts'
import { type CampaignInput, moveCampaign, saveCampaign } from './edit-campaign.ts'
import { previewCampaign } from './preview-campaign.ts'
import { runCampaigns } from './run-campaigns.ts'
import { sendBroadcasts } from './send-broadcasts.ts'
import { tryCampaign } from './try-campaign.ts'

let opened: TestStore
beforeAll(async () => {
  opened = await testStore()
})
afterAll(() => opened.close())

const at = (moment: Instant) => ({ store: opened.store, clock: fixedClock(moment) })
const START = noonOn('2026-10-13')

async function draft(shop: Shop, more: Partial<CampaignInput> = {}) {
  const saved = await saveCampaign(at(START), shop.business, { ...STORAGE_CAMPAIGN, ...more })
  if (saved.status !== 'saved') throw new Error(saved.reason)
  return saved.campaign.campaignId
}

const queuedBodies = async (shop: Shop): Promise<readonly string[]> =>
  (await opened.store.inBusiness(shop.business, tx => tx.deliver.list({ limit: 200 }))).messages
    .filter(message => message.state === 'queued')
    .map(message => message.body)

describe('E40 before anything is sent', () => {
  test('the preview counts, prices, names who is left out and shows the words; nothing is written', async () => {
    const shop = await openShop(opened.store, { customers: 6, consent: false })
    for (const point of shop.points.slice(0, 4)) await agree(opened.store, shop.business, point)
    const campaignId = await draft(shop)
    const preview = await previewCampaign(at(START), shop.business, campaignId)
    expect(preview).toMatchObject({ audience: 6, contacted: 4, heldOut: 0, costMinor: 1000, byChannel: { sandbox: 4 } })
    expect(preview !== 'not-found' && preview.leftOut.map(one => [one.reason, one.count, one.some.length])).toEqual([['no-consent', 2, 2]])
    expect(preview !== 'not-found' && preview.samples[0]?.text).toMatch(
      /^Здравствуйте!|здравствуйте! Теперь храним шины.*Отписаться: СТОП$/,
    )
    expect(await sendBroadcasts(at(addMs(START, DAY_MS)), shop.business)).toEqual({ queued: 0, refused: 0 })
  })

  test('the owner reads it first at an address of his own; in a fresh installation nothing leaves', async () => {
    const server = await mailServer()
    const tried = async (email: ChannelSettings['email']) => {
      const shop = await openShop(opened.store, { customers: 2, business: { channels: { ...DEFAULT_CHANNELS, email } } })
      const wish = { campaignId: await draft(shop), channel: 'email', address: 'anya@owner.test', actor: 'staff:test' } as const
      const result = await tryCampaign({ ...at(START), openChannels }, shop.business, wish)
      expect(await queuedBodies(shop)).toEqual([])
      return result
    }
    expect(await tried(null)).toMatchObject({ sent: 'not-set-up' })
    expect(server.mails).toEqual([])
    const email = { ...DEFAULT_EMAIL, host: '127.0.0.1', port: server.port, from: 'Салон <a@shop.test>' }
    expect(await tried(email)).toMatchObject({ sent: { kind: 'handed' }, text: expect.stringContaining('Теперь храним шины') })
    expect(server.mails.map(mail => mail.to)).toEqual(['anya@owner.test'])
    await server.close()
  })

  test('a text with an unknown field is refused by its name', async () => {
    const shop = await openShop(opened.store)
    const words = { ru: { subject: '', text: '{{ imya }}, привет', short: '' } }
    expect(await saveCampaign(at(START), shop.business, { ...STORAGE_CAMPAIGN, words })).toEqual({
      status: 'refused',
      reason: 'unknown-field',
      fields: ['imya'],
    })
  })

  test('more than fifty people are confirmed by their very number', async () => {
    const shop = await openShop(opened.store, { customers: 51, purchases: 1 })
    const campaignId = await draft(shop)
    const approve = (confirmed: number | null) => approveCampaign(at(START), shop.business, { campaignId, confirmed, actor: 'staff:test' })
    expect(await approve(null)).toEqual({ status: 'refused', reason: 'needs-confirmation', contacted: 51 })
    expect(await approve(50)).toMatchObject({ status: 'refused', reason: 'needs-confirmation' })
    expect(await approve(52)).toMatchObject({ status: 'refused', reason: 'needs-confirmation', contacted: 51 })
    // What was written on the way to the number is taken back.
    const results = await campaignResults(at(START), shop.business, campaignId)
    expect(results).toMatchObject({ decisions: {}, states: {} })
    expect(await approve(51)).toMatchObject({ status: 'approved', contacted: 51 })
  })
})

describe('the audience goes by in pages', () => {
  test('in the order of priorityOf, each once, however small the page', async () => {
    const shop = await openShop(opened.store, { customers: 7 })
    const standings = ['lost', 'regular', 'new', 'periodic', 'one-timer', 'regular', 'lost'] as const
    await opened.store.inBusiness(shop.business, async tx => {
      const rows = await tx.understand.understandings(shop.customers)
      await tx.understand.saveUnderstandings(
        rows.map((row, n) => ({ ...row, segment: standings[n] ?? 'new', value365Minor: n === 3 ? null : minor(((n * 5) % 7) * 40_000) })),
      )
    })
    const walked = await opened.store.inBusiness(shop.business, async tx => {
      const pages: (readonly CustomerId[])[] = []
      for await (const page of tx.campaign.audienceByWorth(EVERYBODY, 2)) pages.push(page)
      const people = await tx.campaign.addressees(pages.flat())
      return { pages, people }
    })
    const worth = new Map(
      walked.people.map(({ customerId, segment, value365Minor }) => [
        customerId,
        priorityOf({ segment: segment ?? 'new', isPromise: false, share: 1, valueMinor: value365Minor, minutes: 1 }),
      ]),
    )
    expect(walked.pages.map(page => page.length)).toEqual([2, 2, 2, 1])
    const order = walked.pages.flat()
    expect(order).toEqual(order.toSorted((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || (a < b ? -1 : 1)))
  })

  test('E14 a family with one phone is written to once', async () => {
    const shop = await openShop(opened.store, { customers: 3 })
    const [first, second] = shop.customers
    const [point] = shop.points
    if (first === undefined || second === undefined || point === undefined) throw new Error('the shop has customers')
    await opened.store.inBusiness(shop.business, async tx => {
      await tx.collect.customers.unlink(second, shop.points[1] ?? point, START)
      const shared = await tx.collect.customers.point(point)
      if (shared === undefined) throw new Error('the point is there')
      await tx.collect.customers.link(second, shared, { at: START, importId: null })
    })
    const preview = await previewCampaign(at(START), shop.business, await draft(shop))
    expect(preview).toMatchObject({ contacted: 2, leftOut: [{ reason: 'same-address', count: 1 }] })
  })
})

describe('an approved campaign', () => {
  test('goes out once, in its hours, and never again however often it is run', async () => {
    const shop = await openShop(opened.store, { customers: 3 })
    const campaignId = await draft(shop)
    await approveCampaign(at(START), shop.business, { campaignId, confirmed: null, actor: 'staff:test' })
    expect(await sendBroadcasts(at(START), shop.business)).toEqual({ queued: 0, refused: 0 })
    const wednesday = noonOn('2026-10-14')
    expect(await sendBroadcasts(at(wednesday), shop.business)).toEqual({ queued: 3, refused: 0 })
    expect(await sendBroadcasts(at(addMs(wednesday, MINUTE_MS)), shop.business)).toEqual({ queued: 0, refused: 0 })
    expect(await approveCampaign(at(START), shop.business, { campaignId, confirmed: null, actor: 'x' })).toMatchObject({
      reason: 'not-a-draft',
    })
    expect(await queuedBodies(shop)).toHaveLength(3)
  })

  test('E33 paused it keeps exactly those who are left, resumed it goes on with them, cancelled it reaches nobody', async () => {
    const shop = await openShop(opened.store, { customers: 4 })
    const campaignId = await draft(shop, { perDay: 2 })
    await approveCampaign(at(START), shop.business, { campaignId, confirmed: null, actor: 'staff:test' })
    const [first, second] = [noonOn('2026-10-14'), noonOn('2026-10-15')]
    expect(await sendBroadcasts(at(first), shop.business)).toMatchObject({ queued: 2 })
    const move = (to: 'paused' | 'resumed' | 'cancelled') => moveCampaign(at(first), shop.business, { campaignId, to, actor: 'staff:test' })
    expect(await move('paused')).toMatchObject({ status: 'moved', recalled: 2 })
    expect(await queuedBodies(shop)).toHaveLength(0)
    expect(await sendBroadcasts(at(second), shop.business)).toMatchObject({ queued: 0 })
    expect(await move('resumed')).toMatchObject({ status: 'moved' })
    expect(await sendBroadcasts(at(second), shop.business)).toMatchObject({ queued: 4, refused: 0 })
    expect(await move('cancelled')).toMatchObject({ status: 'moved', recalled: 4 })
    expect(await move('resumed')).toMatchObject({ status: 'refused', reason: 'not-possible-now' })
    expect(await queuedBodies(shop)).toHaveLength(0)
  })

  test('E33 other days keep exactly those who are left, each once, and refuse what they cannot hold', async () => {
    const shop = await openShop(opened.store, { customers: 5 })
    const campaignId = await draft(shop, { perDay: 1 })
    await approveCampaign(at(START), shop.business, { campaignId, confirmed: null, actor: 'staff:test' })
    const first = noonOn('2026-10-14')
    expect(await sendBroadcasts(at(first), shop.business)).toMatchObject({ queued: 1 })
    await sendDue(sendDeps(opened.store, movedClock(first)), shop.business)
    const change = (toDay: string, perDay: number) =>
      changeCampaignWindow(at(addMs(first, DAY_MS)), shop.business, {
        campaignId,
        fromDay: day('2026-10-15'),
        toDay: day(toDay),
        perDay,
        actor: 'staff:test',
      })
    expect(await change('2026-10-15', 3)).toEqual({ status: 'refused', reason: 'window-too-small', waiting: 4 })
    expect(await change('2026-10-16', 2)).toMatchObject({
      status: 'changed',
      waiting: 4,
      campaign: { fromDay: '2026-10-14', toDay: '2026-10-16' },
    })
    expect(await sendBroadcasts(at(addMs(first, DAY_MS)), shop.business)).toEqual({ queued: 2, refused: 0 })
    expect(await sendBroadcasts(at(addMs(first, 2 * DAY_MS)), shop.business)).toEqual({ queued: 2, refused: 0 })
    const { messages } = await opened.store.inBusiness(shop.business, tx => tx.deliver.list({ limit: 200 }))
    expect(messages.map(one => one.customerId).toSorted()).toEqual(shop.customers.toSorted())
    await moveCampaign(at(START), shop.business, { campaignId, to: 'cancelled', actor: 'staff:test' })
    expect(await change('2026-10-20', 5)).toMatchObject({ status: 'refused', reason: 'not-possible-now' })
  })

  test('asks for consent again when it leaves: who refused in between gets nothing', async () => {
    const shop = await openShop(opened.store, { customers: 2 })
    const campaignId = await draft(shop)
    await approveCampaign(at(START), shop.business, { campaignId, confirmed: null, actor: 'staff:test' })
    const [point] = shop.points
    if (point === undefined) throw new Error('there is a contact point')
    await withdrawConsent(at(START), shop.business, {
      contactPointId: point,
      channel: 'all',
      purposes: ['marketing'],
      locale: 'ru',
      source: 'reply',
      actor: 'customer',
    })
    expect(await sendBroadcasts(at(noonOn('2026-10-14')), shop.business)).toEqual({ queued: 1, refused: 1 })
  })

  test('is counted against those it did not go to', async () => {
    const shop = await openShop(opened.store, { customers: 40, purchases: 1 })
    const campaignId = await draft(shop, { holdOutShare: 0.3 })
    const approved = await approveCampaign(at(START), shop.business, { campaignId, confirmed: null, actor: 'staff:test' })
    if (approved.status !== 'approved') throw new Error(approved.reason)
    expect(approved.contacted + approved.heldOut).toBe(40)
    await sendBroadcasts(at(noonOn('2026-10-14')), shop.business)
    const isContacted = (customerId: CustomerId) => !isCampaignHoldOut(shop.business, { campaignId, holdOutShare: 0.3 }, customerId)
    for (const customerId of shop.customers.filter(isContacted).slice(0, 5))
      await buy(opened.store, shop.business, { customerId, on: day('2026-10-20') })
    const results = await campaignResults(at(START), shop.business, campaignId)
    expect(results).toMatchObject({
      bought: 5,
      boughtMinor: 5 * 420_000,
      uplift: { contacted: { numerator: 5, denominator: approved.contacted } },
    })
  })
})

test('C14 a seasonal campaign makes one draft a season, a week ahead, that waits for the yes', async () => {
  const shop = await openShop(opened.store)
  const campaignId = await draft(shop, { season: [{ fromMonth: 3, fromDay: 15, toMonth: 4, toDay: 30 }] })
  await approveCampaign(at(START), shop.business, { campaignId, confirmed: null, actor: 'staff:test' })
  expect(await runCampaigns(at(noonOn('2027-03-07')), shop.business)).toMatchObject({ drafted: 0 })
  expect(await runCampaigns(at(noonOn('2027-03-08')), shop.business)).toMatchObject({ drafted: 1 })
  expect(await runCampaigns(at(noonOn('2027-03-20')), shop.business)).toMatchObject({ drafted: 0 })
  expect(await runCampaigns(at(noonOn('2028-03-10')), shop.business)).toMatchObject({ drafted: 1 })
  const made = await opened.store.inBusiness(shop.business, tx => tx.campaign.campaigns(10))
  expect(made.map(one => [one.kind, one.state, one.fromDay])).toContainEqual(['one-off', 'draft', '2027-03-15'])
})

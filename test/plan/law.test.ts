/** The rules of the country and an open complaint are asked on every path to a customer, at planning and again when a message leaves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_CHANNELS, DEFAULT_POLICY } from '../../src/domain/collect/business.ts'
import type { ImportBasis } from '../../src/domain/collect/consent.ts'
import { EVERYBODY } from '../../src/domain/plan/campaign.ts'
import { day } from '../../src/kernel/day.ts'
import { type BusinessId, newId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS } from '../../src/kernel/instant.ts'
import { minor } from '../../src/kernel/money.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { recordConsent } from '../../src/usecases/collect/record-consent.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { approveCampaign } from '../../src/usecases/plan/approve-campaign.ts'
import { saveCampaign } from '../../src/usecases/plan/edit-campaign.ts'
import { saveContent } from '../../src/usecases/plan/edit-content.ts'
import { planContacts } from '../../src/usecases/plan/plan-contacts.ts'
import { planContent } from '../../src/usecases/plan/plan-content.ts'
import { previewCampaign } from '../../src/usecases/plan/preview-campaign.ts'
import { receiveEvent } from '../../src/usecases/plan/receive-event.ts'
import { sendBroadcasts } from '../../src/usecases/plan/send-broadcasts.ts'
import { type TestStore, testStore } from '../database.ts'
import { enqueue, messageTo, movedClock, sendDeps } from '../deliver/shop.ts'
import { noonOn, openShop, type Shop, type ShopOptions } from './shop.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

const START = noonOn('2026-10-13')
const DUE = noonOn('2026-11-22')
const at = (moment: typeof START) => ({ store: db.store, clock: fixedClock(moment) })

interface Place {
  readonly country: string
  readonly contact?: ShopOptions['contact']
  readonly overridden?: readonly string[]
  readonly basis?: ImportBasis
}

/** One customer who has agreed to advertising and to content; the sandbox stands for the channel of his address. */
async function shopIn({ country, contact = 'telegram', overridden = [], basis = 'explicit' }: Place): Promise<Shop> {
  const planning = { ...DEFAULT_POLICY.planning, overriddenRules: [...overridden] }
  const channels = { ...DEFAULT_CHANNELS, active: ['sandbox' as const] }
  const shop = await openShop(db.store, { contact, consent: false, policy: { planning }, business: { country, channels } })
  for (const contactPointId of shop.points)
    await recordConsent(at(noonOn('2026-01-05')), shop.business, {
      contactPointId,
      channel: 'all',
      purposes: ['marketing', 'content'],
      basis,
      textVersion: '1',
      textShown: 'Можно писать',
      locale: 'ru',
      source: 'till',
      actor: 'system',
    })
  return shop
}

async function keepRules(business: BusinessId): Promise<void> {
  await db.store.inBusiness(business, async tx => {
    const { policy, version } = await tx.business.read()
    const planning = { ...policy.planning, overriddenRules: [] }
    await tx.business.change({ policy: { ...policy, planning } }, { version, at: START })
  })
}

async function complain(shop: Shop): Promise<void> {
  const [customerId] = shop.customers
  if (customerId === undefined) throw new Error('the shop has a customer')
  const complaint = { complaintId: newId<'complaint'>(START), customerId, replyId: null, score: 2, words: 'Плохо' }
  await db.store.inBusiness(shop.business, tx => tx.respond.openComplaint(complaint, START))
}

const words = { ru: { subject: '', text: '{{ hello }} Теперь храним шины. Это {{ shop }}.', short: '' } }

async function campaignOf(shop: Shop) {
  const saved = await saveCampaign(at(START), shop.business, {
    campaignId: null,
    name: 'Хранение',
    audience: EVERYBODY,
    words,
    channel: null,
    fromDay: day('2026-10-14'),
    toDay: day('2026-10-23'),
    perDay: 100,
    holdOutShare: 0,
    horizonDays: 30,
    costMinor: minor(0),
    season: [],
    actor: 'staff:test',
  })
  if (saved.status !== 'saved') throw new Error(saved.reason)
  return saved.campaign.campaignId
}

/** What each path says to the one customer of the shop. */
async function answersOf(shop: Shop): Promise<Readonly<Record<string, string>>> {
  const plan = await planContacts(at(DUE), shop.business)
  const preview = await previewCampaign(at(START), shop.business, await campaignOf(shop))
  if (preview === 'not-found') throw new Error('the campaign is there')
  const item = { itemId: null, kind: 'useful', title: 'Совет', topics: [], words, advertiser: null, adToken: null } as const
  await saveContent(at(START), shop.business, { ...item, fromDay: day('2026-10-13'), toDay: day('2026-10-30'), state: 'approved' })
  const content = await planContent(at(START), shop.business)
  await db.store.inBusiness(shop.business, tx =>
    tx.campaign.saveEventRule(
      {
        ruleId: newId<'event-rule'>(START),
        eventName: 'frost',
        name: 'Мороз',
        isOn: true,
        purpose: 'marketing',
        whom: 'audience',
        audience: EVERYBODY,
        words,
        sameBy: [],
        validMinutes: 600,
        perDay: 1,
        estimate: null,
      },
      START,
    ),
  )
  const event = await receiveEvent(at(START), shop.business, { eventName: 'frost', eventId: '1', happensAt: START, facts: {} })
  return {
    ladder: plan.planned > 0 ? 'planned' : plan.refused > 0 ? 'refused' : 'nothing',
    campaign: preview.contacted > 0 ? 'planned' : (preview.leftOut[0]?.reason ?? 'nothing'),
    content: content.planned > 0 ? 'planned' : 'nothing',
    event: event.messages > 0 ? 'planned' : event.result,
  }
}

describe('every path asks the rules of the country', () => {
  const cases: [place: Place, expected: object, why: string][] = [
    [
      { country: 'RU' },
      { ladder: 'refused', campaign: 'no-channel', content: 'nothing', event: 'no-channel' },
      'neither advertising nor content by Telegram in Russia, whatever he agreed to',
    ],
    [
      { country: 'RU', contact: 'whatsapp' },
      { ladder: 'refused', campaign: 'no-channel', content: 'nothing', event: 'no-channel' },
      'nor by WhatsApp',
    ],
    [
      { country: 'RU', contact: 'phone', basis: 'soft-opt-in' },
      { ladder: 'refused', campaign: 'no-consent', event: 'no-consent' },
      'in Russia only an explicit consent carries advertising',
    ],
    [{ country: 'RU', contact: 'phone' }, { ladder: 'planned', campaign: 'planned', content: 'planned' }, 'an explicit one does'],
    [{ country: 'BG' }, { ladder: 'planned', campaign: 'planned', content: 'planned' }, 'in Bulgaria Telegram is open'],
    [
      { country: 'BG', contact: 'email', basis: 'soft-opt-in' },
      { ladder: 'planned', campaign: 'planned' },
      'in Bulgaria whoever has bought may be told of the like',
    ],
    [{ country: 'DE', contact: 'email', basis: 'soft-opt-in' }, { ladder: 'planned', campaign: 'planned' }, 'and in the whole Union'],
    [
      { country: 'BG', contact: 'email', basis: 'contract' },
      { ladder: 'refused', campaign: 'no-consent', event: 'no-consent' },
      'a contract alone is no consent to advertising',
    ],
  ]
  for (const [place, expected, why] of cases) test(why, async () => expect(await answersOf(await shopIn(place))).toMatchObject(expected))

  test('an open complaint silences every path', async () => {
    const shop = await shopIn({ country: 'RU', contact: 'phone' })
    await complain(shop)
    expect(await answersOf(shop)).toEqual({ ladder: 'refused', campaign: 'complaint', content: 'nothing', event: 'complaint' })
  })
})

describe('what was allowed at planning is asked again', () => {
  const wednesday = noonOn('2026-10-14')
  const approved = async (shop: Shop) => {
    const campaignId = await campaignOf(shop)
    expect(await approveCampaign(at(START), shop.business, { campaignId, confirmed: null, actor: 'staff:test' })).toMatchObject({
      contacted: 1,
    })
  }
  test('a campaign to Telegram stops when the owner takes his exception back', async () => {
    const shop = await shopIn({ country: 'RU', overridden: ['ru-messenger-ads'] })
    await approved(shop)
    await keepRules(shop.business)
    expect(await sendBroadcasts(at(wednesday), shop.business)).toEqual({ queued: 0, refused: 1 })
  })
  test('a campaign does not reach whoever has complained since', async () => {
    const shop = await shopIn({ country: 'RU', contact: 'phone' })
    await approved(shop)
    await complain(shop)
    expect(await sendBroadcasts(at(wednesday), shop.business)).toEqual({ queued: 0, refused: 1 })
  })

  async function leaving(shop: Shop, purpose: 'marketing' | 'service'): Promise<string> {
    const [customerId, contactPointId] = [shop.customers[0], shop.points[0]]
    if (customerId === undefined || contactPointId === undefined) throw new Error('the shop has a customer')
    const window = { notBefore: START, notAfter: addMs(START, DAY_MS), channel: 'sandbox' as const, purpose }
    await enqueue(db.store, shop.business, messageTo({ customerId, contactPointId, address: 'x' }, window), START)
    await sendDue(sendDeps(db.store, movedClock(START)), shop.business)
    const [message] = (await db.store.inBusiness(shop.business, tx => tx.deliver.list({ limit: 1 }))).messages
    return `${message?.state} ${message?.stateReason}`
  }
  test('the last check knows the law', async () => {
    expect(await leaving(await shopIn({ country: 'RU' }), 'marketing')).toBe('cancelled channel-forbidden')
    expect(await leaving(await shopIn({ country: 'RU', contact: 'phone', basis: 'soft-opt-in' }), 'marketing')).toBe('cancelled no-consent')
    expect(await leaving(await shopIn({ country: 'BG' }), 'marketing')).not.toMatch(/^cancelled/)
    expect(await leaving(await shopIn({ country: 'RU' }), 'service')).not.toMatch(/^cancelled/)
  })
  test('and an open complaint', async () => {
    const shop = await shopIn({ country: 'RU', contact: 'phone' })
    await complain(shop)
    expect(await leaving(shop, 'marketing')).toBe('cancelled unhappy')
  })
})

/** A shop in a town whose clock is moved by hand: the API as its owner and his programs use it, and the tick of the schedule. */
import { openChannels } from '../../src/channels/open-channels.ts'
import { DEFAULT_POLICY, type Policy, type Trade } from '../../src/domain/collect/business.ts'
import { addDays, type Day } from '../../src/kernel/day.ts'
import type { BusinessId, ContactPointId, CustomerId } from '../../src/kernel/ids.ts'
import { type Instant, instant } from '../../src/kernel/instant.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import type { Store } from '../../src/ports/store.ts'
import { openSources } from '../../src/sources/open-sources.ts'
import { addCustomer, type CustomerInput } from '../../src/usecases/collect/add-customer.ts'
import { recordConsent } from '../../src/usecases/collect/record-consent.ts'
import { type LineInput, recordPurchase } from '../../src/usecases/collect/record-purchase.ts'
import { SCHEDULE } from '../../src/worker/schedule.ts'
import { tick } from '../../src/worker/tick.ts'
import { type TestServer, testServer, type Told } from '../server.ts'

export interface Town {
  readonly server: TestServer
  readonly store: Store
  readonly business: BusinessId
  readonly key: string
  /** Runs everything that is due at this instant; with names, those steps only. */
  tickAt(at: Instant, steps?: readonly string[]): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>
  /** One tick a day at this hour of UTC, or each so many days, from the first to the last day. */
  live(days: {
    readonly from: Day
    readonly to: Day
    readonly everyDays?: number
    readonly steps?: readonly string[]
    readonly hour?: number
  }): Promise<void>
  /** Asks the API at this instant. */
  ask(request: string, options: { readonly at: Instant; readonly body?: unknown }): Promise<Told>
  newcomer(
    person?: Partial<Omit<CustomerInput, 'purposes'>> & { readonly purposes?: readonly ('marketing' | 'content')[] },
  ): Promise<Person>
  buys(
    customerId: CustomerId,
    sale: { readonly on: Day; readonly lines: readonly LineInput[]; readonly note?: string; readonly source?: string },
  ): Promise<void>
  messages(): Promise<readonly Sent[]>
  close(): Promise<void>
}

export interface Sent {
  readonly messageId: string
  readonly customerId: CustomerId
  readonly body: string
  readonly purpose: string
  readonly state: string
  readonly at: Instant
}

export interface Person {
  readonly customerId: CustomerId
  readonly phone: string
  readonly point: ContactPointId
}

/** Noon in Moscow. */
export const noon = (on: string): Instant => instant(`${on}T09:00:00Z`)
export const atHour = (on: string, utc: string): Instant => instant(`${on}T${utc}Z`)

const MAY_ADVERTISE: readonly ('marketing' | 'content')[] = ['marketing']

export async function openTown(options: {
  readonly trade: Trade
  readonly policy?: Partial<Policy>
  readonly name?: string
}): Promise<Town> {
  const server = await testServer()
  const { store } = server
  const shop = await server.newShop({
    trade: options.trade,
    name: options.name ?? 'Лавка',
    policy: { ...DEFAULT_POLICY, holdOutShare: 0, ...options.policy },
    at: instant('2024-01-05T09:00:00Z'),
  })
  const { business } = shop
  let people = 0
  let asked = 0
  const tickAt: Town['tickAt'] = async (at, names) => {
    server.setNow(at)
    const done = await tick(
      {
        store,
        clock: fixedClock(at),
        openChannels,
        openFile: async () => undefined,
        sources: openSources(),
        worker: 'story',
        linkSecret: 'story',
      },
      { steps: SCHEDULE.filter(step => names === undefined || names.includes(step.name)) },
    )
    return Object.fromEntries(done.map(one => [one.step, one.counts]))
  }
  // The copy is live since before anything is queued.
  await tickAt(instant('2024-01-05T10:00:00Z'), ['send-due'])
  return {
    server,
    store,
    business,
    key: shop.key,
    tickAt,
    async live({ from, to, everyDays = 1, steps, hour = 9 }) {
      for (let day = from; day <= to; day = addDays(day, everyDays))
        await tickAt(instant(`${day}T${String(hour).padStart(2, '0')}:00:00Z`), steps)
    },
    async ask(request, { at, body }) {
      server.setNow(at)
      asked += 1
      const headers: Readonly<Record<string, string>> = request.startsWith('GET') ? {} : { 'idempotency-key': `story-${asked}` }
      return server.ask(request, { key: shop.key, headers, ...(body === undefined ? {} : { body }) })
    },
    async newcomer({ purposes = MAY_ADVERTISE, ...person } = {}) {
      people += 1
      const phone = `+7945000${String(1000 + people)}`
      const deps = { store, clock: fixedClock(instant('2024-01-06T09:00:00Z')) }
      const added = await addCustomer(deps, business, {
        fullName: `Клиент ${people}`,
        contacts: [{ kind: 'phone', address: phone }],
        ...person,
      })
      if (!('outcome' in added) || added.outcome !== 'added') throw new Error(`the newcomer was not added: ${JSON.stringify(added)}`)
      const [point] = added.contactPointIds
      if (point === undefined) throw new Error('the newcomer has a phone')
      if (purposes.length > 0)
        await recordConsent(deps, business, {
          contactPointId: point,
          channel: 'all',
          purposes,
          basis: 'explicit',
          textVersion: '1',
          textShown: 'Можно писать',
          locale: 'ru',
          source: 'till',
          actor: 'system',
        })
      return { customerId: added.customerId, phone, point }
    },
    async buys(customerId, { on, lines, note, source = 'hand' }) {
      const result = await recordPurchase({ store, clock: fixedClock(noon(on)) }, business, {
        source,
        sourceKey: `${customerId}/${on}/${lines.map(line => line.name).join('+')}`,
        customer: { customerId },
        day: on,
        minute: 720,
        lines,
        note: note ?? null,
      })
      if (!('outcome' in result)) throw new Error(`the sale was refused: ${JSON.stringify(result)}`)
    },
    async messages() {
      const { messages } = await store.inBusiness(business, tx => tx.deliver.list({ limit: 200 }))
      return messages.map(({ messageId, customerId, body, purpose, state, stateAt }) => ({
        messageId,
        customerId,
        body,
        purpose,
        state,
        at: stateAt,
      }))
    },
    close: () => server.close(),
  }
}

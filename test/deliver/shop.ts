/** A shop with customers who have agreed to be written to, a clock that is moved by hand, and a mail server that records. */
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { openChannels } from '../../src/channels/open-channels.ts'
import { DEFAULT_CHANNELS, DEFAULT_EMAIL } from '../../src/domain/collect/business.ts'
import type { Purpose } from '../../src/domain/collect/consent.ts'
import type { NewMessage } from '../../src/domain/deliver/message.ts'
import { assert } from '../../src/kernel/assert.ts'
import type { BusinessId, ContactPointId, CustomerId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, type Instant, instant } from '../../src/kernel/instant.ts'
import type { Locale } from '../../src/kernel/locale.ts'
import type { ChannelOpener } from '../../src/ports/channel.ts'
import type { Store, Tx } from '../../src/ports/store.ts'
import { addCustomer, type ContactInput } from '../../src/usecases/collect/add-customer.ts'
import { recordConsent } from '../../src/usecases/collect/record-consent.ts'
import type { SendDeps } from '../../src/usecases/deliver/deliver-deps.ts'
import { newBusiness } from '../business.ts'

/** A Tuesday, 13:30 in Moscow: inside every allowed hour. */
export const NOW = instant('2026-03-10T10:30:00Z')

/** Of the e-mail that is due, without any gate. */
export function claimOf(at: Instant, limit: number): Parameters<Tx['deliver']['claim']>[0] {
  return { channel: 'email', at, limit, turns: 0, others: limit, beside: [], skipBatches: [] }
}

export interface MovedClock {
  now(): Instant
  set(at: Instant): void
}

export function movedClock(start: Instant = NOW): MovedClock {
  let at = start
  return {
    now: () => at,
    set: next => {
      at = next
    },
  }
}

export function sendDeps(
  store: Store,
  clock: MovedClock,
  options: { readonly worker?: string; readonly openChannels?: ChannelOpener } = {},
): SendDeps {
  return {
    store,
    clock,
    openChannels: options.openChannels ?? openChannels,
    worker: options.worker ?? 'worker-1',
    linkSecret: 'a secret of this test',
  }
}

export interface Person {
  readonly customerId: CustomerId
  readonly contactPointId: ContactPointId
  readonly address: string
}

let nth = 0

/** Agreed to everything, unless `purposes` says otherwise. */
export async function newPerson(
  store: Store,
  business: BusinessId,
  options: {
    readonly purposes?: readonly Purpose[]
    readonly kind?: 'email' | 'phone'
    readonly fullName?: string
    readonly address?: string
  } = {},
): Promise<Person> {
  nth += 1
  const kind = options.kind ?? 'email'
  const address = options.address ?? (kind === 'email' ? `person${nth}@customers.test` : `+7945000${1000 + nth}`)
  const ways = [{ kind, address, purposes: options.purposes ?? ['marketing', 'content'] }] as const
  const [person] = await personWithWays(store, business, { fullName: options.fullName ?? `Анна ${nth}`, ways })
  assert(person !== undefined, 'the person has an address')
  return person
}

export interface Way {
  readonly kind: ContactInput['kind']
  readonly address: string
  /** What he agreed to there. */
  readonly purposes: readonly Purpose[]
}

/** Somebody who came a day ago and can be reached by several ways: each way of his, in their order. */
export async function personWithWays(
  store: Store,
  business: BusinessId,
  person: { readonly fullName: string; readonly ways: readonly Way[]; readonly locale?: Locale },
): Promise<readonly Person[]> {
  const { fullName, ways, locale = 'ru' } = person
  const deps = { store, clock: { now: () => addMs(NOW, -DAY_MS) } }
  const added = await addCustomer(deps, business, { fullName, contacts: ways.map(({ kind, address }) => ({ kind, address })) })
  assert('outcome' in added && added.outcome === 'added', 'the person is new')
  const people: Person[] = []
  for (const [at, { address, purposes }] of ways.entries()) {
    const contactPointId = added.contactPointIds[at]
    assert(contactPointId !== undefined, 'every address is a contact point')
    people.push({ customerId: added.customerId, contactPointId, address })
    if (purposes.length === 0) continue
    await recordConsent(deps, business, {
      contactPointId,
      channel: 'all',
      purposes,
      basis: 'explicit',
      textVersion: 'v1',
      textShown: 'Да',
      locale,
      source: 'till',
      actor: 'staff:test',
    })
  }
  return people
}

export function messageTo(person: Person, overrides: Partial<NewMessage> = {}): NewMessage {
  return {
    dedupeKey: `test:${person.customerId}`,
    customerId: person.customerId,
    contactId: null,
    contactPointId: person.contactPointId,
    channel: 'email',
    address: person.address,
    purpose: 'marketing',
    locale: 'ru',
    subject: 'Пора',
    body: 'Пора переобуваться. Записать вас? Отписаться: СТОП',
    notBefore: NOW,
    notAfter: addMs(NOW, 3 * DAY_MS),
    ...overrides,
  }
}

export function enqueue(store: Store, business: BusinessId, message: NewMessage, at: Instant = NOW) {
  return store.inBusiness(business, tx => tx.deliver.enqueue(message, at))
}

export async function statesOf(store: Store, business: BusinessId): Promise<Readonly<Record<string, number>>> {
  const { messages } = await store.inBusiness(business, tx => tx.deliver.list({ limit: 200 }))
  const counts: Record<string, number> = {}
  for (const { state } of messages) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

export interface MailServer {
  readonly port: number
  /** Every mail that was taken, as it came over the wire. */
  readonly mails: readonly { readonly to: string; readonly text: string }[]
  close(): Promise<void>
}

type OnData = (session: SMTPServerSession, answer: (error?: Error | null) => void) => void

/** A real SMTP server in this process. `onData` may refuse, or break the conversation. */
export async function mailServer(onData: OnData = (_, answer) => answer(null)): Promise<MailServer> {
  const mails: { to: string; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream: SMTPServerDataStream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(rcpt => rcpt.address).join(), text: Buffer.concat(parts).toString('utf8') })
        onData(session, callback)
      })
    },
  })
  // A client that goes away is what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  assert(typeof address === 'object' && address !== null, 'the mail server listens')
  return { port: address.port, mails, close: () => new Promise(resolve => server.close(() => resolve())) }
}

/** A shop that sends e-mail to this port. */
export function mailingBusiness(store: Store, port: number): Promise<BusinessId> {
  return newBusiness(store, {
    channels: {
      ...DEFAULT_CHANNELS,
      active: ['email', 'sandbox'],
      publicUrl: 'https://shop.test',
      email: { ...DEFAULT_EMAIL, host: '127.0.0.1', port, from: 'Шины у Ани <anya@shop.test>' },
    },
  })
}

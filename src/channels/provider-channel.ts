/** A channel that is one request per message: how to ask, and how to read the answer. */
import type { ChannelName } from '../domain/collect/business.ts'
import type { ChannelOutcome } from '../domain/deliver/outcome.ts'
import type { Channel, ChannelCapabilities, Delivered, OutgoingMessage } from '../ports/channel.ts'
import { asTheyCome } from './as-they-come.ts'
import { askProvider, isOutcome, outcomeOfStatus, type ProviderAnswer, type ProviderRequest } from './provider-call.ts'

export interface ProviderSpeech {
  readonly name: ChannelName
  /** True where the provider folds a repeated message by our key. */
  readonly idempotent: boolean
  readonly partChars: ChannelCapabilities['partChars']
  /** Requests at one time: what the provider's rules allow. */
  readonly inFlightMax: number
  readonly request: (message: OutgoingMessage) => ProviderRequest
  /** Only answers of 2xx, unless `readsEveryStatus`. */
  readonly read: (answer: ProviderAnswer, message: OutgoingMessage) => ChannelOutcome
  readonly readsEveryStatus?: true
  readonly answerMsMax?: number
}

export const SMS_PARTS = { latin: 160, other: 70 } as const
const GROUP_MAX = 200

export function providerChannel(speech: ProviderSpeech): Channel {
  const deliver = async (message: OutgoingMessage): Promise<ChannelOutcome> => {
    const answer = await askProvider(speech.request(message), speech.answerMsMax)
    if (isOutcome(answer)) return answer
    return (speech.readsEveryStatus ? undefined : outcomeOfStatus(answer)) ?? speech.read(answer, message)
  }
  return {
    name: speech.name,
    capabilities: { automatic: true, idempotent: speech.idempotent, leaves: true, subject: false, partChars: speech.partChars },
    bulk: {
      groupMax: GROUP_MAX,
      deliverMany: messages => {
        const gate = gateOf(speech.inFlightMax)
        return asTheyCome(
          messages.map(async (message): Promise<Delivered> => ({
            messageId: message.messageId,
            outcome: await gate(() => deliver(message)),
          })),
        )
      },
    },
    deliver,
    close: async () => undefined,
  }
}

/** Lets so many through at a time, in order. */
function gateOf(max: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0
  const queue: (() => void)[] = []
  return async work => {
    if (busy >= max) await new Promise<void>(resolve => queue.push(resolve))
    busy += 1
    try {
      return await work()
    } finally {
      busy -= 1
      queue.shift()?.()
    }
  }
}

export function formBody(fields: Readonly<Record<string, string>>): Pick<ProviderRequest, 'headers' | 'body'> {
  return { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() }
}

export function jsonBody(value: unknown, headers: Readonly<Record<string, string>> = {}): Pick<ProviderRequest, 'headers' | 'body'> {
  return { headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) }
}

export function digitsOf(address: string): string {
  return address.replace(/\D/g, '')
}

export function baseOf(given: string, standard: string): string {
  return (given === '' ? standard : given).replace(/\/+$/, '')
}

/** A provider that says yes in the words of each: which one is asked shows in the path, and an SMS centre beside it. */
import { createECDH, randomBytes } from 'node:crypto'
import { makePushKeys } from '../../src/channels/web-push/channel.ts'
import { channelOver } from '../../src/channels/routed-channels.ts'
import type { Route, RouteName } from '../../src/domain/collect/channel-route.ts'
import { assert } from '../../src/kernel/assert.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { type Asked, providerDouble, type Reply } from './provider-double.ts'
import { smppCentre } from './smpp-centre.ts'

const YES: readonly (readonly [path: RegExp, reply: Reply])[] = [
  [/sendMessage/, { json: { ok: true, result: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } } }],
  [/messages\.send/, { json: { response: 1 } }],
  [/\/messages\?user_id/, { json: { message: { body: { mid: 'm' } } } }],
  [/\/77\/messages/, { json: { messages: [{ id: 'w' }] } }],
  [/send\.php/, { json: { id: 1, cnt: 1 } }],
  [/push/, { status: 201 }],
]

export interface EveryProvider {
  open(name: Exclude<RouteName, 'slip'>): Channel
  /** An address that the channel can write to. */
  addressFor(name: string): string
  close(): Promise<void>
}

export async function everyProvider(): Promise<EveryProvider> {
  const double = await providerDouble((asked: Asked) => YES.find(([path]) => path.test(asked.path))?.[1] ?? { status: 404 })
  const centre = await smppCentre()
  const baseUrl = double.url
  const routes: Readonly<Record<Exclude<RouteName, 'slip'>, Route>> = {
    sms: { kind: 'smpp', values: { host: '127.0.0.1', port: String(centre.port), systemId: 's', password: 'p', sender: 'S' } },
    telegram: { kind: 'telegram', values: { token: '1:A', botName: 'b', baseUrl } },
    vk: { kind: 'vk', values: { token: 't', groupId: '1', confirmation: 'c', callbackSecret: 's', baseUrl } },
    max: { kind: 'max', values: { token: 't', botName: 'b', baseUrl } },
    whatsapp: { kind: 'whatsapp', values: { token: 't', phoneNumberId: '77', number: '7', appSecret: 's', template: 'r', baseUrl } },
    viber: { kind: 'viber-smsc', values: { login: 'l', password: 'p', sender: 's', baseUrl } },
    'web-push': { kind: 'web-push', values: { ...makePushKeys(), contact: 'mailto:a@b.test' } },
  }
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const subscription = [`${baseUrl}/push/1`, browser.getPublicKey('base64url'), randomBytes(16).toString('base64url')].join(' ')
  return {
    open: name => {
      const channel = channelOver(routes[name])
      assert(channel !== undefined, `${name} carries messages`)
      return channel
    },
    addressFor: name => (name === 'email' ? 'anna@customers.test' : name === 'web-push' ? subscription : '+79450001234'),
    close: async () => {
      await double.close()
      await centre.close()
    },
  }
}

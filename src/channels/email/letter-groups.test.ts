/** Groups that are sent at the same time, over real connections. */
import { expect, test } from 'vitest'
import { letterTo } from '../../../test/deliver/letter-to.ts'
import { NOW } from '../../../test/deliver/shop.ts'
import { swallowingServer } from '../../../test/deliver/swallowing-server.ts'
import { DEFAULT_EMAIL } from '../../domain/collect/business.ts'
import { assert } from '../../kernel/assert.ts'
import { newId } from '../../kernel/ids.ts'
import type { Delivered, OutgoingMessage } from '../../ports/channel.ts'
import { emailChannel } from './channel.ts'

const COUNT = 300
const group = (name: string): readonly OutgoingMessage[] =>
  Array.from({ length: COUNT }, (_, n) => letterTo(`${name}${n}@customers.test`, newId<'message'>(NOW)))

async function opened() {
  const server = await swallowingServer({ isSilent: () => false, onTaken: () => undefined, isQuick: true })
  const channel = emailChannel({ ...DEFAULT_EMAIL, host: '127.0.0.1', port: server.port, from: 'anya@shop.test' })
  const { bulk } = channel
  assert(bulk !== undefined, 'letters go in groups')
  const close = async () => {
    await channel.close()
    await server.close()
  }
  return { server, bulk, close }
}

async function outcomesOf(delivering: AsyncIterable<readonly Delivered[]>): Promise<readonly Delivered[]> {
  const all: Delivered[] = []
  for await (const delivered of delivering) all.push(...delivered)
  return all
}

test('E32: groups go one behind the other, and each letter has one outcome', async () => {
  const { server, bulk, close } = await opened()
  try {
    const groups = ['a', 'b', 'c'].map(group)
    const outcomes = await Promise.all(groups.map(messages => outcomesOf(bulk.deliverMany(messages))))
    for (const [nth, messages] of groups.entries()) {
      const told = outcomes[nth] ?? []
      expect(told.map(one => one.messageId).toSorted()).toEqual(messages.map(one => one.messageId).toSorted())
      expect(told.every(one => one.outcome.kind === 'handed')).toBe(true)
    }
    const order = [...server.taken.keys()].map(recipient => recipient.charAt(0)).join('')
    // At most the four connections' letters overlap.
    expect(order.indexOf('b')).toBeGreaterThanOrEqual(COUNT - 4)
    expect(order.indexOf('c')).toBeGreaterThanOrEqual(2 * COUNT - 4)
    expect(new Set(server.taken.values())).toEqual(new Set([1]))
  } finally {
    await close()
  }
})

test('a group whose reader leaves does not hold up the next', async () => {
  const { bulk, close } = await opened()
  try {
    const left = bulk.deliverMany(group('a'))
    for await (const delivered of left) {
      expect(delivered.length).toBeGreaterThan(0)
      break
    }
    expect(await outcomesOf(bulk.deliverMany(group('b')))).toHaveLength(COUNT)
  } finally {
    await close()
  }
})

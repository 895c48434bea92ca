import { describe, expect, test } from 'vitest'
import { id } from '../../kernel/ids.ts'
import { readReturnAddress, returnAddress } from './return-address.ts'

const messageId = id<'message'>('01890000-0000-7000-8000-000000000001')

describe('an address that says what it answers', () => {
  test.each(['bounce', 'reply', 'stop'] as const)('%s comes back as it went out', purpose => {
    const address = returnAddress('hello@shop.test', { purpose, messageId })
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
    expect(readReturnAddress(address)).toEqual({ purpose, messageId })
    expect(readReturnAddress(address.toUpperCase())).toEqual({ purpose, messageId })
  })

  test.each([
    ['hello@shop.test', 'a plain address'],
    ['hello+news@shop.test', 'a plus of somebody else'],
    ['hello+x-01890000000070008000000000000001@shop.test', 'an unknown purpose'],
    ['hello+b-0189@shop.test', 'a torn id'],
  ])('%s says nothing: %s', (address, _why) => {
    expect(readReturnAddress(address)).toBeUndefined()
  })
})

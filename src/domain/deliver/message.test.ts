import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { type CustomerId, id } from '../../kernel/ids.ts'
import { agreementDedupeKey, contactDedupeKey, mayFollow, MESSAGE_STATES, stopDedupeKey } from './message.ts'

const customerId: CustomerId = id('01890000-0000-7000-8000-000000000001')

describe('mayFollow', () => {
  test.each([
    ['queued', 'claimed', true, 'a worker takes it'],
    ['claimed', 'queued', true, 'its worker died before handing over'],
    ['sending', 'unknown', true, 'its worker died while handing over'],
    ['sending', 'cancelled', false, 'what is on its way cannot be taken back'],
    ['handed', 'queued', false, 'what left is not sent again'],
    ['unknown', 'queued', true, 'the owner decides to send again'],
    ['delivered', 'failed', false, 'a late report does not take back an earlier one'],
    ['delivered', 'bounced', false, 'what arrived did not come back'],
    ['delivered', 'read', true, 'first it arrives, then it is opened'],
    ['handed', 'read', true, 'the receipt of the arrival was lost'],
    ['read', 'delivered', false, 'a receipt of the arrival that comes late'],
    ['bounced', 'delivered', true, 'the house gave up too early'],
    ['cancelled', 'queued', true, 'undone, it may be asked for again'],
    ['expired', 'queued', false, 'too late stays too late'],
  ] as const)('%s to %s: %s, %s', (from, to, expected, _why) => {
    expect(mayFollow(from, to)).toBe(expected)
  })

  test('nothing follows itself but what is put off, and three states are the end', () => {
    expect(MESSAGE_STATES.filter(state => mayFollow(state, state))).toEqual(['queued'])
    expect(MESSAGE_STATES.filter(from => !MESSAGE_STATES.some(to => mayFollow(from, to)))).toEqual(['read', 'failed', 'expired'])
  })
})

test('keys say customer, purpose, cycle and rung, or customer and days', () => {
  expect(contactDedupeKey({ customerId, purpose: 'repeat', cycleNo: 20_000, rung: 'offer' })).toBe(
    `contact:${customerId}:repeat:20000:offer`,
  )
  expect(agreementDedupeKey(customerId, day('2026-05-25'), day('2026-03-10'))).toBe(`agreed:${customerId}:2026-03-10:2026-05-25`)
  expect(stopDedupeKey(customerId, day('2026-03-10'))).toBe(`stopped:${customerId}:2026-03-10`)
})

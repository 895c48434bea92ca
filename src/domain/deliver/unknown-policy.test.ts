import { expect, test } from 'vitest'
import { unknownPolicy } from './unknown-policy.ts'

test.each([
  ['email', 'same-letter', 'its Message-ID is made of the message'],
  ['sms', 'receipt-tells', 'the centre reports'],
  ['whatsapp', 'receipt-tells', 'our own mark comes back with the status'],
  ['viber', 'receipt-tells', 'the aggregator reports'],
  ['vk', 'folded', 'the server knows our random_id'],
  ['web-push', 'folded', 'the browser shows one tag once'],
  ['telegram', 'nobody-tells', 'it has no key against repeats and no receipts'],
  ['max', 'nobody-tells', 'neither has it'],
] as const)('E32: what is unknown by %s is %s, since %s', (channel, expected, _why) => {
  expect(unknownPolicy(channel)).toBe(expected)
})

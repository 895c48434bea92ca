import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { businessId, id } from '../../kernel/ids.ts'
import { readUnsubscribeToken, unsubscribeToken } from './unsubscribe-token.ts'

const LINK = {
  business: businessId(7),
  contactPointId: id<'contact-point'>('01890000-0000-7000-8000-00000000000a'),
  messageId: id<'message'>('01890000-0000-7000-8000-00000000000b'),
}
const BODY = Buffer.from('000000070189000000007000800000000000000a0189000000007000800000000000000b', 'hex')

/** RFC 2104 keys of the block's own length are taken as they are, longer ones as their digest. The key is the secret and 12 characters. */
const SECRETS: readonly (readonly [why: string, secret: string])[] = [
  ['an ordinary one', 'secret'],
  ['an empty one', ''],
  ['one that fills the block but for a byte', 'x'.repeat(51)],
  ['one that fills the block', 'x'.repeat(52)],
  ['one that is longer than the block', 'x'.repeat(53)],
  ['one of other letters', 'тайна'.repeat(20)],
]

test.each(SECRETS)('E41: the mark of a link is the HMAC of the library: %s', (_, secret) => {
  const token = unsubscribeToken(secret, LINK)
  const mark = createHmac('sha256', `${secret}|unsubscribe`).update(BODY).digest().subarray(0, 16)
  expect(token).toBe(Buffer.concat([BODY, mark]).toString('base64url'))
  expect(readUnsubscribeToken(secret, token)).toEqual(LINK)
  expect(readUnsubscribeToken(`${secret}.`, token)).toBeUndefined()
})

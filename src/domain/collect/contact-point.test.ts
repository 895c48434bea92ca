import { describe, expect, test } from 'vitest'
import { businessId } from '../../kernel/ids.ts'
import { addressHash, type ContactPointKind, readAddress } from './contact-point.ts'

describe('E13: an address has one normal form', () => {
  const cases: [kind: ContactPointKind, raw: string, country: string, expected: string, why: string][] = [
    ['phone', '8 (912) 345-67-89', 'RU', '+79123456789', 'trunk 8'],
    ['phone', '+7 912 3456789', 'RU', '+79123456789', 'international'],
    ['phone', '9123456789', 'RU', '+79123456789', 'without the trunk'],
    ['phone', '0888 123 456', 'BG', '+359888123456', 'Bulgarian trunk 0'],
    ['phone', '+359 888 123456', 'BG', '+359888123456', 'Bulgarian international'],
    ['email', ' Anna.P@Example.COM ', 'RU', 'anna.p@example.com', 'case and spaces'],
    ['telegram', '@anna', 'RU', 'anna', 'without the at sign'],
  ]
  test.each(cases)('%s %s in %s → %s: %s', (kind, raw, country, expected) => {
    expect(readAddress({ kind, address: raw }, country)).toMatchObject({ address: expected })
  })

  const refused: [kind: ContactPointKind, raw: string, refusal: string][] = [
    ['phone', '123', 'bad-phone'],
    ['email', 'anna@', 'bad-email'],
    ['telegram', ' @ ', 'bad-account'],
  ]
  test.each(refused)('%s %s is refused as %s', (kind, raw, refusal) => {
    expect(readAddress({ kind, address: raw }, 'RU')).toEqual({ refusal })
  })

  test('a landline is known as one, so that SMS can refuse it', () => {
    expect(readAddress({ kind: 'phone', address: '8 495 123-45-67' }, 'RU')).toMatchObject({ phoneKind: 'landline' })
  })
})

test('the same address has another hash in another business', () => {
  const point = { kind: 'phone', address: '+79450000101' } as const
  expect(addressHash(businessId(1), point)).toEqual(addressHash(businessId(1), point))
  expect(addressHash(businessId(1), point)).not.toEqual(addressHash(businessId(2), point))
})

import { expect, test } from 'vitest'
import { CUSTOMER } from '../../../test/plan/facts.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { businessId, id } from '../../kernel/ids.ts'
import { contactIdOf, type ContactKey, dueEventIdOf } from './contact.ts'

const key: ContactKey = { business: businessId(1), customerId: CUSTOMER, purpose: 'repeat', cycleNo: 20_738 }

test('the same contact has the same id on every machine', () => {
  expect(contactIdOf(key, 'soft')).toBe(contactIdOf({ ...key }, 'soft'))
  expect(dueEventIdOf(key)).toBe(dueEventIdOf({ ...key }))
})

test('business, customer, purpose, cycle and rung each make another one', () => {
  const others = [
    contactIdOf(key, 'soft'),
    contactIdOf(key, 'offer'),
    contactIdOf({ ...key, cycleNo: 20_739 }, 'soft'),
    contactIdOf({ ...key, purpose: 'win-back' }, 'soft'),
    contactIdOf({ ...key, business: businessId(2) }, 'soft'),
    contactIdOf({ ...key, customerId: id<'customer'>(nameUuid('another')) }, 'soft'),
    dueEventIdOf(key),
  ]
  expect(new Set<string>(others).size).toBe(others.length)
})

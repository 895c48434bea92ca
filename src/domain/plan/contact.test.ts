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

test('ids of one customer begin as his does, so that rows written in the order of customers lie in that order', () => {
  const start = CUSTOMER.slice(0, 8)
  expect([contactIdOf(key, 'soft'), dueEventIdOf(key)].map(one => one.slice(0, 8))).toEqual([start, start])
})

test('the reminder of a coupon keeps the id that older versions gave it: it is found by it when the coupon is used', () => {
  const reminder: ContactKey = { ...key, purpose: 'coupon' }
  expect(contactIdOf(reminder, 'product')).toBe(nameUuid(`contact:1:${CUSTOMER}:coupon:20738:product`))
})

import { expect, test } from 'vitest'
import { presetFor } from './mapping-presets.ts'

test.each([
  [
    'Name,Email,Financial Status,Paid at,Created at,Total,Lineitem quantity,Lineitem name,Lineitem price',
    'purchases',
    { receipt_no: [0], item: [7] },
  ],
  ['First Name,Last Name,Birthday,Notes,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value', 'customers', { phone: [6], email: [4] }],
  ['Имя;Телефон;Email;Продано;Посещений', 'customers', { customer_name: [0], phone: [1] }],
  [
    'Order Number,Order Status,Order Date,First Name (Billing),Email (Billing),Quantity,Item Name,Item Cost',
    'purchases',
    { email: [4], qty: [5] },
  ],
])('the headings %s are those of a program', (headings, kind, mapping) => {
  expect(presetFor(headings.split(/[,;]/))).toMatchObject({ kind, mapping })
})

test('a word that several programs use is no preset', () => {
  expect(presetFor(['Name', 'Email', 'Phone'])).toBeUndefined()
})

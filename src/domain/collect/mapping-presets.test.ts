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
  ['№;Время;Организация;Контрагент;Точка продаж;Сумма', 'purchases', { receipt_no: [0], datetime: [1], customer_name: [3] }],
  ['Код;Наименование;Тип контрагента;Телефон;Номер дисконтной карты', 'customers', { customer_name: [1], card_no: [4] }],
  ['Дата и время;Номер чека;Тип чека;Товар;Количество;Сумма', 'purchases', { kind: [2], line_total: [5] }],
  ['Период;Регистратор;Контрагент;Номенклатура;Количество;Сумма', 'purchases', { receipt_no: [1], customer_name: [2] }],
  ['Дата;Документ №;Партньор;Стока;Количество;Сума;Потребител', 'purchases', { customer_name: [2], staff: [6] }],
  ['Код;Фирма;МОЛ;Телефон;Телефон 2;Карта номер', 'customers', { customer_no: [0], phone: [3, 4] }],
])('the headings %s are those of a program', (headings, kind, mapping) => {
  expect(presetFor(headings.split(/[,;]/))).toMatchObject({ kind, mapping })
})

test('a word that several programs use is no preset', () => {
  expect(presetFor(['Name', 'Email', 'Phone'])).toBeUndefined()
})

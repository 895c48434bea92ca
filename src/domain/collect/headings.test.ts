import { describe, expect, test } from 'vitest'
import { currencyIn, headingMeaning, isHeadingLike, normalHeading } from './headings.ts'

describe('what a heading means', () => {
  const cases: [heading: string, field: string | undefined, why: string][] = [
    ['Дата', 'date', 'exact'],
    ['ДАТА ПРОДАЖИ', 'date', 'capitals'],
    ['Дата продажи (МСК)', 'date', 'brackets are dropped'],
    ['Сумма, руб.', 'line_total', 'what follows the comma is dropped'],
    ['№ чека', 'receipt_no', 'the number sign'],
    ['Чек №', 'receipt_no', 'the number sign behind'],
    ['Бележка №', 'receipt_no', 'a note with a number is a receipt'],
    ['Бележка', 'note', 'a note without one is a note'],
    ['Документ Дата', 'date', 'the day of whatever stands in the row above'],
    ['Документ Номер', 'receipt_no', 'its number'],
    ['№', 'receipt_no', 'the number sign alone'],
    ['Тел.', 'phone', 'a dot'],
    ['E-mail', 'email', 'a hyphen'],
    ['Кол-во', 'qty', 'a hyphen in Russian'],
    ['InvoiceDate', 'date', 'written together'],
    ['InvoiceNo', 'receipt_no', 'written together'],
    ['UnitPrice', 'unit_price', 'written together'],
    ['customer_id', 'customer_no', "the source's own customer number"],
    ['CustomerID', 'customer_no', 'capitals at the end'],
    ['Код клиента', 'customer_no', 'in Russian'],
    ['Клиент №', 'customer_no', 'a name with a number sign is a number'],
    ['Клиент', 'customer_name', 'a name'],
    ['Дата рождения клиента', 'birthday', 'the longest beginning decides'],
    ['Стойност', 'line_total', 'Bulgarian'],
    ['Име и фамилия', 'customer_name', 'Bulgarian'],
    ['Phone 1 - Value', 'phone', 'Google Contacts'],
    ['Покупатель.Телефон', 'phone', 'a heading of two words joined by a dot'],
    ['Phone 1 - Label', undefined, 'the kind of a phone is no phone'],
    ['Middle Name', undefined, 'neither is a middle name the whole one'],
    ['country', undefined, 'nothing we keep'],
    ['Ф.И.О. клиента', 'customer_name', 'whose it is does not matter'],
    ['Customer mobile', 'phone', 'of the customer, but a telephone'],
    ['Общо лв.', 'line_total', 'the unit does not matter'],
    ['Сумма с НДС', 'line_total', 'nor the tax in it'],
    ['Дата на плащане', 'date', 'the chief word stands first in Bulgarian'],
    ['Service date', 'date', 'and last in English'],
    ['№ телефона', 'phone', 'the number of a telephone is the telephone'],
    ['Номер на клиента', 'customer_no', 'of a customer his number'],
    ['Client #', 'customer_no', 'in English as well'],
    ['Номер кассы', undefined, 'the number of what is no number of ours'],
    ['Cashier name', 'staff', 'the name of somebody who is no customer'],
    ['Название услуги', 'item', 'the name of a service'],
    ['Фамилия, имя', 'customer_name', 'two words of one value'],
    ['Дата, время', 'datetime', 'the day and the hour'],
    ['Дата последней покупки', undefined, 'a day of the card, not of a sale'],
    ['Last visit date', undefined, 'in English as well'],
    ['Last purchase', undefined, 'which is no family name either'],
    ['Дата регистрации', undefined, 'nor the day he was written down'],
    ['Трите имена', 'customer_name', 'Bulgarian forms'],
    ['Рег. № на МПС', 'car_plate', 'Bulgarian garages'],
    ['', undefined, 'an empty heading'],
  ]
  test.each(cases)('%s → %s: %s', (heading, field) => {
    expect(headingMeaning(heading)?.field).toBe(field)
  })
})

test('normal form', () => {
  expect(normalHeading('  Ф.И.О.  ')).toBe('ф и о')
  expect(normalHeading('Приём')).toBe('прием')
})

test('data is not taken for headings', () => {
  expect(['Дата', 'Кол-во'].every(isHeadingLike)).toBe(true)
  expect(['', '01.02.2024', '+79450000101', 'a@b.c'].some(isHeadingLike)).toBe(false)
})

describe('the currency a text names', () => {
  const cases: [text: string, currency: string | undefined][] = [
    ['Сумма, руб.', 'RUB'],
    ['1 200 ₽', 'RUB'],
    ['руб', 'RUB'],
    ['RUR', 'RUB'],
    ['500 р.', 'RUB'],
    ['Стойност (лв.)', 'BGN'],
    ['12,50 лв', 'BGN'],
    ['Amount EUR', 'EUR'],
    ['€12', 'EUR'],
    ['$5', 'USD'],
    ['1 200,50', undefined],
    ['Сумма', undefined],
    ['Размер', undefined],
  ]
  test.each(cases)('%s → %s', (text, currency) => {
    expect(currencyIn(text)).toBe(currency)
  })
})

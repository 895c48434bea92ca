import { describe, expect, test } from 'vitest'
import { type ColumnMapping, guessKind, guessMapping } from './column-mapping.ts'

const map = (headings: string[], ...sample: string[][]): ColumnMapping => guessMapping(headings, sample, 'RU')

describe('the mapping of columns', () => {
  test('a Russian sales file', () => {
    const mapping = map(
      ['Дата', '№ чека', 'Клиент', 'Телефон', 'Товар', 'Кол-во', 'Цена', 'Сумма'],
      ['01.06.2024', '5', 'Анна', '89450000101', 'Шины', '4', '10', '40'],
    )
    expect(mapping).toEqual({
      date: [0],
      receipt_no: [1],
      customer_name: [2],
      phone: [3],
      item: [4],
      qty: [5],
      unit_price: [6],
      line_total: [7],
    })
    expect(guessKind(mapping)).toBe('purchases')
  })

  test('English headings of a data set', () => {
    const mapping = map(
      ['customer_id', 'date', 'order_id', 'product', 'quantity', 'amount', 'country'],
      ['12346', '2011-01-18', '541431', '23166', '74215', '77183.6', 'UK'],
    )
    expect(mapping).toEqual({ customer_no: [0], date: [1], receipt_no: [2], item: [3], qty: [4], line_total: [5] })
  })

  test('"Имя" beside "Фамилия" is the first name, alone the whole one', () => {
    expect(map(['Фамилия', 'Имя', 'Моб. тел.', 'Дата рожд.'])).toEqual({ last_name: [0], first_name: [1], phone: [2], birthday: [3] })
    expect(map(['Имя', 'Телефон'])).toEqual({ customer_name: [0], phone: [1] })
  })

  test('customer number and day alone are sales', () => {
    expect(guessKind(map(['customer_id', 'date'], ['1', '2006-01-01']))).toBe('purchases')
  })

  test('a list of people, though it says when they were entered', () => {
    expect(guessKind(map(['Имя', 'Телефон', 'Дата создания'], ['Анна', '89450000101', '01.06.2024']))).toBe('customers')
  })

  test('the sum that was paid is preferred', () => {
    expect(map(['Дата', 'Сумма', 'Сумма со скидкой'], ['01.06.2024', '10', '9']).line_total).toEqual([2])
    expect(map(['Дата', 'Итого', 'Сумма'], ['01.06.2024', '10', '9']).line_total).toEqual([2])
  })

  test('several phones are several phones', () => {
    expect(map(['Имя', 'Телефон', 'Мобильный'], ['Анна', '89450000101', '89450000102']).phone).toEqual([1, 2])
  })

  test('values correct a heading', () => {
    expect(map(['Дата', 'Клиент', 'Сумма'], ['01.06.2024', '89450000101', '5'], ['01.06.2024', '89450000102', '5']).phone).toEqual([1])
    expect(map(['Дата', 'Клиент', 'Сумма'], ['01.06.2024', '17850', '5'], ['01.06.2024', '17851', '5']).customer_no).toEqual([1])
  })

  test('a column that counts the rows is no receipt number', () => {
    expect(map(['№', 'Дата', 'Сумма'], ['1', '01.06.2024', '5'], ['2', '01.06.2024', '6']).receipt_no).toBeUndefined()
    expect(map(['№', 'Дата', 'Сумма'], ['7', '01.06.2024', '5'], ['8', '01.06.2024', '6']).receipt_no).toEqual([0])
  })

  test('without headings the values speak', () => {
    const mapping = map(
      ['', '', '', ''],
      ['Анна Белова', '89450000101', '01.06.2024', '1 200,50'],
      ['Пётр', '89450000102', '02.06.2024', '900,00'],
    )
    expect(mapping).toEqual({ phone: [1], date: [2], line_total: [3], customer_name: [0] })
  })
})

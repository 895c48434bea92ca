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

  test('the sum of a line is known by multiplying, and the sum of a receipt is not taken for it', () => {
    const [first, second] = [
      ['01.06.2024', '7', '2', '45,00', '90,00'],
      ['01.06.2024', '8', '1', '30,00', '30,00'],
    ]
    expect(map(['Дата', 'Чек', 'Кол-во', 'Цена', 'Вышло'], first ?? [], second ?? []).line_total).toEqual([4])
    const repeated = [
      ['01.06.2024', '7', '2', '45,00', '120,00'],
      ['01.06.2024', '7', '1', '30,00', '120,00'],
    ]
    expect(map(['Дата', 'Чек', 'Кол-во', 'Цена', 'Сумма чека'], ...repeated).line_total).toBeUndefined()
  })

  const byValues: [heading: string, values: readonly string[], field: string, why: string][] = [
    ['Оплата', ['1200', '350'], 'line_total', 'how much he paid'],
    ['Оплата', ['наличные', 'карта'], 'payment_method', 'how he paid'],
    ['Чек', ['1 200,50', '80,00'], 'line_total', 'what the receipt came to'],
    ['Чек', ['101', '102'], 'receipt_no', 'which receipt it is'],
    ['Чек, руб', ['101', '102'], 'line_total', 'the heading names the currency'],
    ['Контакт', ['Анна Ким', 'Пётр Орлов'], 'customer_name', 'who he is'],
    ['Номер', ['89450000101', '89450000102'], 'phone', 'the number of a telephone'],
    ['Продажи', ['Ольга', 'Инна'], 'customer_name', 'names are no sum'],
  ]
  test.each(byValues)('"%s" over %j is %s: %s', (heading, values, field) => {
    const mapping = guessMapping(
      [heading, 'E-mail'],
      values.map((value, at) => [value, `a${at}@b.ru`]),
      'RU',
    )
    expect(Object.entries(mapping).find(([, columns]) => columns.includes(0))?.[0]).toBe(field)
  })

  test('telephones behind some of the names are found', () => {
    const mapping = map(['Клиент', 'Сумма'], ['Анна, 8 945 000-01-01', '5'], ['Вера', '7'], ['Пётр 89450000102', '9'])
    expect(mapping).toEqual({ customer_name: [0], phone: [0], line_total: [1] })
    expect(map(['Клиент', 'Сумма'], ['ООО 2024', '5'], ['Вера', '7']).phone).toBeUndefined()
  })

  test('a list of people that says when each was last there stays a list of people', () => {
    const mapping = map(['Име', 'ГСМ', 'Последно посещение'], ['Иван', '89450000101', '01.02.2024'])
    expect(mapping).toEqual({ customer_name: [0], phone: [1] })
  })

  test('the names of an accounting program', () => {
    expect(map(['Наименование', 'Телефон'], ['Орлова Анна', '89450000101'])).toEqual({ customer_name: [0], phone: [1] })
    expect(map(['Дата', 'Наименование', 'Телефон', 'Сумма'], ['01.06.2024', 'Шины', '89450000101', '5']).item).toEqual([1])
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

  test('a name beside the telephone in one cell, and the day within a document', () => {
    const people = [['Мария 8 912 345-67-89'], ['+7 903 111-22-33 Ольга']]
    expect(guessMapping(['Клиент'], people, 'RU')).toEqual({ phone: [0], customer_name: [0] })
    expect(guessMapping(['Телефон'], [['тел. 8 912 345-67-89']], 'RU')).toEqual({ phone: [0] })
    const sales = [['Реализация ТР-1 от 03.05.2024 12:10:00', '5,00']]
    expect(guessMapping(['Документ', 'Сумма'], sales, 'RU')).toEqual({ receipt_no: [0], date: [0], line_total: [1] })
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

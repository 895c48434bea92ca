import { describe, expect, test } from 'vitest'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { giveBackRows, type ImportPlan, planImport, type PlanOptions } from './import-plan.ts'
import { tableReader, type ReadTable } from './table-reader.ts'

const options: PlanOptions = { today: day('2024-06-30'), country: 'RU', zone: 'Europe/Moscow', currency: 'RUB', currencyIsGiven: false }

function read(text: string): ReadTable {
  const reader = tableReader({ sample: text, country: 'RU' })
  reader.push(text)
  const table = reader.end()
  assert('table' in table, 'the text is a table')
  return table
}
const plan = (text: string, changes: Partial<PlanOptions> = {}): ImportPlan => planImport(read(text), { ...options, ...changes })
const reasons = (notes: readonly { row: number; reason: string }[]): string[] => notes.map(({ row, reason }) => `${row} ${reason}`)

const SALES = `Отчёт о продажах;;;;;
за июнь 2024;;;;;
;;;;;
Дата;№ чека;Покупатель;Телефон;Товар;Сумма, руб.
01.06.2024;1;Иванова Мария;8 (945) 000-01-01;Шины;12 000,00
01.06.2024;1;Иванова Мария;8 (945) 000-01-01;Монтаж;2 400,50
02.06.2024;2;Розничный покупатель;;Щётки;500,00
03.06.2024;3;Мария;+79450000101;Диски;9 600,00
03.06.2024;4;Пётр;8 945 ООО 02 О2, 8 945 000-03-03;Мойка;700
31.02.2024;5;Пётр;89450000202;Мойка;700
05.07.2024;6;Пётр;89450000202;Мойка;700
04.06.2024;1;Иванова Мария;;Возврат шин;-3 000,00
05.06.2024;7;Семён;123;Мойка;даром
05.06.2024;8;Семён;123;Мойка;300
Итого;;;;;22500,50
Кассир ________;;;;;
`

describe('a sales file with a title, totals and everything that goes wrong', () => {
  const found = plan(SALES)

  test('counts people, sales, refunds and nobody', () => {
    expect(found.counts).toEqual({ customers: 4, purchases: 5, purchaseLines: 6, refunds: 1, refundLines: 1, anonymousPurchases: 1 })
  })
  test('sums are whole kopecks', () => expect(found.sums).toEqual({ RUB: { grossMinor: 2_550_050, refundsMinor: 300_000 } }))
  test('the sum the file states is kept beside ours', () => expect(found.statedTotalMinor).toBe(2_250_050))
  test('rejected rows say why', () =>
    expect(reasons(found.notes.rejected.list)).toEqual(['10 bad_date', '11 future_date', '13 bad_amount']))
  test('skipped rows say why', () => {
    expect(reasons(found.notes.skipped.list)).toEqual(['1 title', '2 title', '3 blank', '4 header', '15 totals', '16 signature'])
  })
  test('warnings stand beside what was taken', () => {
    expect(reasons(found.notes.warnings.list)).toEqual(['9 phone_fixed', '12 no_contact', '14 bad_phone', '14 no_contact'])
  })
  test('rejected, skipped and accepted are all records of the file', () => {
    const accepted = found.counts.purchaseLines + found.counts.refundLines
    expect(found.notes.rejected.list.length + found.notes.skipped.list.length + accepted).toBe(read(SALES).recordCount)
  })
  test('two phones of one cell are one person’s', () => {
    expect([...found.people.people].find(person => person.name === 'Пётр')?.points.map(point => point.address)).toEqual([
      '+79450000202',
      '+79450000303',
    ])
  })
})

describe('identity', () => {
  const head = 'date,customer_id,name,phone,email,amount\n'
  const count = (rows: string): number => plan(head + rows).counts.customers
  const cases: [rows: string, customers: number, why: string][] = [
    ['2024-01-01,,A,89450000101,,1\n2024-01-02,,B,+79450000101,,1', 1, 'the same phone is the same person, whatever the name'],
    ['2024-01-01,,,89450000101,,1\n2024-01-02,,,,a@b.ru,1\n2024-01-03,,,89450000101,A@B.ru,1', 1, 'a row with both joins phone and e-mail'],
    ['2024-01-01,,Анна,,,1\n2024-01-02,,Анна,89450000101,,1', 2, 'a name never joins a person who has a contact'],
    ['2024-01-01,,Анна,,,1\n2024-01-02,,Анна,,,1', 1, 'the exact name is a key where nothing else is known'],
    ['2024-01-01,7,Анна,89450000101,,1\n2024-01-02,8,Пётр,89450000101,,1', 2, 'the customer number of the source goes before the phone'],
    ['2024-01-01,7,Анна,89450000101,,1\n2024-01-02,,,89450000101,,1', 1, 'without a number the phone finds the numbered customer'],
    ['2024-01-01,7,,,,1\n2024-01-02,7.0,,,,1', 1, 'a number with a decimal tail is the same number'],
    ['2024-01-01,1,Розничный покупатель,,,1', 0, 'the number of the stock customer is nobody’s'],
    ['2024-01-01,,,,,1\n2024-01-02,,Гость,,,1', 0, 'no name or a stock name is nobody'],
  ]
  for (const [rows, customers, why] of cases) test(why, () => expect(count(rows)).toBe(customers))

  test('a rejected row joins nobody', () => {
    expect(count('2024-01-01,,,89450000101,,1\n2024-01-02,,,,a@b.ru,1\n2030-01-03,,,89450000101,a@b.ru,1')).toBe(2)
  })
})

describe('what is one purchase', () => {
  const cases: [text: string, purchases: number, why: string][] = [
    ['date,receipt,phone,amount\n2024-01-01,5,89450000101,1\n2024-01-01,5,,1', 1, 'receipt number and day'],
    ['date,receipt,phone,amount\n2024-01-01,5,89450000101,1\n2024-01-02,5,89450000101,1', 2, 'the number starts anew each day'],
    ['date,phone,amount\n2024-01-01,89450000101,1\n2024-01-01,89450000101,1', 1, 'without a number: the same customer on the same day'],
    ['date,time,phone,amount\n2024-01-01,10:00,89450000101,1\n2024-01-01,11:00,89450000101,1', 2, 'with a time column: the same time too'],
    ['date,name,amount\n2024-01-01,,1\n2024-01-01,,1', 2, 'an anonymous row is its own purchase'],
    ['date,phone,amount,currency\n2024-01-01,89450000101,1,RUB\n2024-01-01,89450000101,1,EUR', 2, 'two currencies are two purchases'],
  ]
  for (const [text, purchases, why] of cases) test(why, () => expect(plan(text).counts.purchases).toBe(purchases))

  test('a purchase without a customer in one row takes the one of another', () => {
    expect(plan('date,receipt,phone,amount\n2024-01-01,5,,1\n2024-01-01,5,89450000101,1').counts.anonymousPurchases).toBe(0)
  })
})

describe('E23: refunds', () => {
  const of = (text: string): number[] => [...(plan(text).sales?.refundOf ?? [])]
  test('a return with the number of its sale', () =>
    expect(of('date,receipt,phone,amount\n2024-01-01,5,89450000101,10\n2024-01-03,5,89450000101,-10')).toEqual([0]))
  test('a return of the same item to the same buyer', () =>
    expect(of('date,phone,product,amount\n2024-01-01,89450000101,x,10\n2024-01-03,89450000101,x,-4')).toEqual([0]))
  test('never more than was paid', () =>
    expect(of('date,receipt,phone,amount\n2024-01-01,5,89450000101,10\n2024-01-03,5,89450000101,-11')).toEqual([-1]))
  test('never before the sale', () =>
    expect(of('date,receipt,phone,amount\n2024-01-03,5,89450000101,10\n2024-01-01,5,89450000101,-10')).toEqual([-1]))
  test('a kind column makes a positive sum a refund', () =>
    expect(plan('date,type,phone,amount\n2024-01-03,refund,89450000101,10').counts).toMatchObject({ purchases: 0, refunds: 1 }))
  test('cancelled and unpaid rows are passed over', () => {
    expect(
      reasons(plan('date,status,phone,amount\n2024-01-03,cancelled,89450000101,10\n2024-01-03,unpaid,89450000101,10\n').notes.skipped.list),
    ).toEqual(['1 header', '2 cancelled', '3 not_paid'])
  })
})

describe('money', () => {
  test('quantity × price where there is no sum, less the discount', () => {
    expect(plan('дата;телефон;количество;цена;скидка\n01.02.2024;89450000101;1,5;100,00;10\n').sums).toEqual({
      RUB: { grossMinor: 14_000, refundsMinor: 0 },
    })
  })
  test('the heading names the currency, the cell overrules it', () => {
    expect(plan('дата;телефон;сумма EUR\n01.02.2024;89450000101;5\n01.02.2024;89450000101;5 лв\n').sums).toEqual({
      EUR: { grossMinor: 500, refundsMinor: 0 },
      BGN: { grossMinor: 500, refundsMinor: 0 },
    })
  })
  test('E22: a sale of nothing is taken with a remark', () => {
    const found = plan('date,phone,amount\n2024-01-03,89450000101,0\n')
    expect([found.counts.purchases, reasons(found.notes.warnings.list)]).toEqual([1, ['2 zero_amount']])
  })
  test('no sums at all is no error', () => expect(plan('customer_id,date\n1,2024-01-03\n').counts.purchases).toBe(1))
})

describe('lists of people', () => {
  const found = plan('Имя,Телефон,Почта,Согласие\nАнна,89450000101,,да\nПётр,,,\nВера,12,vera@example.com,нет\n')
  test('a row without a usable contact is rejected', () => expect(reasons(found.notes.rejected.list)).toEqual(['3 no_contact']))
  test('a bad phone beside a good e-mail is a remark', () => expect(reasons(found.notes.warnings.list)).toEqual(['4 bad_phone']))
  test('a no in the consent column is heard', () => expect(found.people.people.map(person => person.refuses)).toEqual([false, true]))
})

test('when the rows have given back their room, what is reported of them is still there', () => {
  const found = plan(SALES)
  const before = structuredClone({ counts: found.counts, sums: found.sums, months: found.months, notes: found.notes })
  giveBackRows(found)
  expect({ counts: found.counts, sums: found.sums, months: found.months, notes: found.notes }).toEqual(before)
  expect([found.table.lines.length, found.people.personOf.length, found.sales?.rows.amounts.length]).toEqual([0, 0, 0])
})

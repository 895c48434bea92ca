import { describe, expect, test } from 'vitest'
import { isAutomatic, stripQuoted } from './quoted.ts'

describe('stripQuoted', () => {
  test.each([
    ['Да\n\n> Пора переобуваться', 'Да', 'marked lines'],
    ['Да\nвт, 10 мар. 2026 г. в 10:30, Шины <a@b.ru>:\n> Пора', 'Да', 'the head of a Russian mail program'],
    ['Да\nНа вт, 10.03.2026 г. в 10:30 Аня написа:\n> Време е', 'Да', 'of a Bulgarian one'],
    ['Yes\nOn Tue, Mar 10, 2026 at 10:30 AM Shop <a@b.c> wrote:\n> Time', 'Yes', 'of an English one'],
    ['Да\n-- \nАнна', 'Да', 'a signature'],
    ['Да\nОтправлено с iPhone', 'Да', 'the phone advertises itself'],
    ['> Пора?\nДа', 'Да', 'an answer below the quote'],
    ['Да', 'Да', 'nothing to strip'],
  ])('%j gives %j: %s', (text, own) => {
    expect(stripQuoted(text)).toBe(own)
  })
})

describe('isAutomatic', () => {
  test.each([
    ['Автоответ: я в отпуске до 20 марта', true, 'says so itself'],
    ['Out of office until Monday', true, 'the usual English head'],
    ['Автоматичен отговор: отсъствам', true, 'the usual Bulgarian head'],
    ['Я в отпуске, давайте после 20-го', false, 'a person speaks'],
    ['в отпуске до 20 марта', false, 'a person in a hurry'],
  ])('%j: %s, %s', (text, expected) => {
    expect(isAutomatic(text)).toBe(expected)
  })
})

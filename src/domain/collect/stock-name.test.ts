import { describe, expect, test } from 'vitest'
import { isStockName } from './stock-name.ts'

describe('what tills call a buyer nobody knows is nobody', () => {
  const cases: [name: string, expected: boolean, why: string][] = [
    ['Розничный покупатель', true, 'of MoySklad'],
    ['РОЗНИЧНЫЙ  ПОКУПАТЕЛЬ', true, 'shouted, with two blanks'],
    ['Покупатель розничный (нал)', true, 'words in another order and a remark'],
    ['Розничные покупатели', true, 'many of them'],
    ['Частное лицо (розница)', true, 'of 1C'],
    ['Физ. лицо', true, 'shortened'],
    ['Покупатель без карты', true, 'of a till with cards'],
    ['Незарегистрированный покупатель', true, 'of a till with a programme'],
    ['Касса 2', true, 'the till itself'],
    ['КЛИЕНТ НА ДРЕБНО', true, 'of Bulgarian stock programs'],
    ['Клиенти на дребно', true, 'many of them'],
    ['Краен потребител', true, 'Bulgarian, of the law'],
    ['Анонимен клиент', true, 'Bulgarian'],
    ['Общ клиент', true, 'Bulgarian'],
    ['Каса 1', true, 'Bulgarian till'],
    ['Walk-in customer', true, 'of Square'],
    ['Guest checkout', true, 'of shops'],
    ['POS customer', true, 'of Shopify'],
    ['Private person', true, 'English'],
    ['N/A', true, 'nothing'],
    ['Анна', false, 'a given name'],
    ['Клиентов Пётр', false, 'a surname that begins like one'],
    ['Гостева Анна', false, 'a surname that begins like one'],
    ['Виктор Розница', false, 'a person with the word as a nickname'],
    ['Клиент 17850', false, 'a number is somebody in particular'],
    ['Customer 12', false, 'a number is somebody in particular'],
    ['ООО «Розница плюс»', false, 'a company'],
    ['Новый Пётр', false, 'a word of a kind with a name'],
    ['Лицо', false, 'a kind without a buyer'],
    ['', false, 'nothing was written'],
  ]
  for (const [name, expected, why] of cases) test(`${name || '(empty)'}: ${why}`, () => expect(isStockName(name)).toBe(expected))
})

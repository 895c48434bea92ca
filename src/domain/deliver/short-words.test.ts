import { describe, expect, test } from 'vitest'
import { informalTemplate, pricedFragment, type ShortWords, shortTemplate } from './short-words.ts'

const three = { close: 'пора?', slipping: 'давно?', away: 'ждём?' }
const rungs = { soft: three, product: three, offer: three }
const own = { soft: 'как ты?', product: 'для тебя', offer: 'записать тебя?' }
const words: ShortWords = {
  stop: 'СТОП',
  informalGreeting: { named: '{name}, привет!', plain: 'Привет!' },
  introduction: 'Это {{ shop }}.',
  rungs: { tyres: rungs, salon: rungs, taxi: rungs, tiles: rungs, cafe: rungs, shop: { ...rungs, offer: { ...three, close: 'собрать?' } } },
  priced: '{{ product }} — {{ price }}',
  informal: { tyres: own, salon: own, taxi: own, tiles: own, cafe: own, shop: own },
}
const question = { trade: 'tyres', rung: 'offer', group: 'slipping', isInformal: false } as const

describe('words of one part', () => {
  test.each([
    [{}, '{{ shop }}: давно?', 'by trade, rung and kind of customer'],
    [{ trade: 'other', group: 'close' }, '{{ shop }}: собрать?', 'an unknown trade speaks as a shop'],
    [{ isInformal: true }, '{{ shop }}: записать тебя?', 'on first-name terms'],
  ] as const)('%j is %j: %s', (changes, text, _why) => {
    expect(shortTemplate(words, { ...question, ...changes })).toBe(text)
  })

  test('a sentence of its own only on first-name terms, and only where the language tells them apart', () => {
    expect(informalTemplate(words, { ...question, isInformal: true })).toBe('{{ hello }} Это {{ shop }}. Записать тебя?')
    expect(informalTemplate(words, question)).toBeUndefined()
    expect(informalTemplate({ ...words, informal: null }, { ...question, isInformal: true })).toBeUndefined()
    expect(shortTemplate({ ...words, informal: null }, { ...question, isInformal: true })).toBe('{{ shop }}: давно?')
  })

  test.each([
    [{ trade: 'taxi' }, '{{ product }} — {{ price }}', 'a taxi that offers'],
    [{ trade: 'taxi', rung: 'soft' }, undefined, 'a hello names no price'],
    [{ trade: 'salon' }, undefined, 'what a haircut cost is known to both'],
  ] as const)('%j: the price of the last way is %j (%s)', (changes, text, _why) => {
    expect(pricedFragment(words, { ...question, ...changes })).toBe(text)
  })
})

import { describe, expect, test } from 'vitest'
import {
  callableName,
  chooseVariant,
  fieldsOf,
  greetingOf,
  type MergeFields,
  ownTemplates,
  segmentGroupOf,
  templateOf,
  tidyText,
  type WordsCatalogue,
} from './words.ts'

const fields: MergeFields = {
  name: '',
  hello: 'Здравствуйте!',
  shop: 'Шины',
  phone: '',
  product: '',
  group: '',
  due: '',
  day: '',
  stop: 'СТОП',
  signature: 'Шины',
}
const three = { close: ['близкие'], slipping: ['уходят'], away: ['ушли'] } as const
const rungs = { soft: three, product: three, offer: three } as const
const catalogue: WordsCatalogue = {
  greeting: { named: '{name}, здравствуйте!', plain: 'Здравствуйте!' },
  stop: { reply: 'СТОП', link: 'Не писать' },
  subject: { soft: ['а'], product: ['а'], offer: ['а'], 'follow-up': ['а'], agreed: ['а'], stopped: ['а'] },
  rungs: { tyres: rungs, salon: rungs, taxi: rungs, tiles: rungs, cafe: rungs, shop: rungs },
  followUp: ['как договорились'],
  agreed: ['договорились'],
  stopped: ['молчим'],
}

describe('callableName', () => {
  test.each([
    ['Анна', 'Анна', 'a name'],
    ['АННА', 'Анна', 'shouted'],
    ['анна-мария', 'Анна-Мария', 'in a hurry'],
    ["O'Brien", "O'Brien", 'an apostrophe'],
    ['Ю', '', 'one letter'],
    ['+7 945', '', 'a phone'],
    ['Анна 2', '', 'a number behind it'],
    ['', '', 'nothing'],
    ['{{ x }}', '', 'a template'],
  ])('%j is %j: %s', (raw, name) => {
    expect(callableName(raw)).toBe(name)
  })
})

test('a greeting has the name or does without it', () => {
  expect([greetingOf(catalogue, 'Анна').hello, greetingOf(catalogue, '???').hello]).toEqual(['Анна, здравствуйте!', 'Здравствуйте!'])
})

describe('chooseVariant', () => {
  test.each([
    [['{{ product }} снова есть', 'Снова есть всё'], 'Снова есть всё', 'the plainer one'],
    [['{{ shop }}'], '{{ shop }}', 'all known'],
    [['{{ naem }}'], undefined, 'a field nobody knows'],
    [['{{name}}', '{{- hello -}}'], '{{- hello -}}', 'spaces and dashes of tags'],
  ])('%j gives %j: %s', (variants, chosen, _why) => {
    expect(chooseVariant(variants, fields)).toBe(chosen)
  })
})

test('groups of segments: who comes, who slips, who went', () => {
  expect(['regular', 'new', 'periodic', 'lost', 'one-timer'].map(segmentGroupOf)).toEqual(['close', 'close', 'slipping', 'away', 'away'])
})

test('every occasion has its template; an unknown trade speaks as a shop', () => {
  expect(templateOf(catalogue, { occasion: 'offer', trade: 'other', group: 'away' })).toEqual(['ушли'])
  expect(
    ['follow-up', 'agreed', 'stopped'].map(
      occasion => templateOf(catalogue, { occasion: occasion as 'agreed', trade: 'cafe', group: 'close' })[0],
    ),
  ).toEqual(['как договорились', 'договорились', 'молчим'])
})

test("the owner's words: of the segment first, then of the rung, empty ones not at all", () => {
  const templates = { 'offer.lost.ru': 'а', 'offer.ru': 'б', 'soft.ru': ' ' }
  expect(ownTemplates(templates, { occasion: 'offer', segment: 'lost', locale: 'ru' })).toEqual(['а', 'б'])
  expect(ownTemplates(templates, { occasion: 'soft', segment: 'lost', locale: 'ru' })).toEqual([])
})

test('fields of a template, and what empty ones leave behind', () => {
  expect(fieldsOf('{{ hello }} {{shop}} {% if x %}{% endif %} {{ day | upcase }}')).toEqual(['hello', 'shop', 'day'])
  expect(tidyText('Здравствуйте  , \n\n\n\n Анна .')).toBe('Здравствуйте,\n\nАнна.')
})

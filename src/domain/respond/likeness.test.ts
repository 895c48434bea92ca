import { expect, test } from 'vitest'
import type { Intent } from './reading.ts'
import { clausesOf, isMostlyKnown, featureValues, likeliestIntent, likenessFeatures, optOutLikelihood } from './likeness.ts'

const input = (text: string, namesTime = false) => ({ text: ` ${text} `, rawText: ` ${text} `, namesTime })
const refusal = (text: string): number => optOutLikelihood(input(text), likenessFeatures(input(text)))

test.each([
  ['избавьте меня от посланий ваших', true, 'no frame says so, several replies are alike'],
  ['прати цените', false, 'a wish'],
  ['i should like a haircut on friday', false, 'a wish'],
  ['be so kind as to discontinue those notices', true, 'put differently from every reply learned from'],
  ['i am ninety . my hair looks after itself . do cross me off', true, 'one clause of three asks for it'],
  ['на открытке не пишите ничего', false, 'not to be written on a card'],
])('%j refuses messages: %s, %s', (text, expected) => {
  expect(refusal(text) > 0).toBe(expected)
})

test.each<[string, Intent, string]>([
  ['the gearbox makes a dreadful noise since your repair', 'complaint', 'several are alike'],
  ['брат починил все на даче', 'done', 'put differently from every reply learned from'],
  ['питам жената и ще кажа', 'later', 'in Bulgarian as well'],
])('%j is most like %s: %s', (text, expected) => {
  expect(likeliestIntent(likenessFeatures(input(text)), { told: 'other', toldOdds: 1 })).toBe(expected)
})

test('what the rules say stands until likeness is surer than they are trusted', () => {
  const features = likenessFeatures(input('the gearbox makes a dreadful noise since your repair'))
  expect(likeliestIntent(features, { told: 'price', toldOdds: 100 })).toBe('price')
})

test('each feature counts once, and a long reply weighs no more than a short one', () => {
  const once = likenessFeatures(input('да'))
  const twice = likenessFeatures(input('да да да да да да'))
  expect(new Set(twice.places).size).toBe(twice.count)
  const lengthOf = (features: typeof once): number => {
    const [whole, run] = featureValues(features)
    return features.wholeCount * whole ** 2 + (features.count - features.wholeCount) * run ** 2
  }
  expect(lengthOf(twice)).toBeCloseTo(lengthOf(once))
})

test('clauses are what stands between marks, of two words at least', () => {
  expect(clausesOf(input('стоп . мне так сказала внучка , не пишите мне')).map(({ text }) => text)).toEqual([
    ' мне так сказала внучка ',
    ' не пишите мне ',
  ])
  expect(clausesOf(input('не пишите мне'))).toEqual([])
})

test.each([
  [' абракадабра уыв ', false, 'gibberish'],
  [' мастер у вас сегодня ', true, 'words that people use'],
  [' ', false, 'nothing'],
])('%j is mostly known: %s, %s', (text, expected) => {
  expect(isMostlyKnown(text)).toBe(expected)
})

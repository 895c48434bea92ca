import { describe, expect, test } from 'vitest'
import { fold, repairMixed, tokenise } from './tokens.ts'

describe('tokenise', () => {
  test.each([
    ['Завтра, в 15:30!', ['завтра', ',', 'в', '15:30', '!'], 'a time is one token'],
    ['5-го', ['5-го'], 'an ending stays with its number'],
    ['10-12', ['10-12'], 'a span of hours is one token'],
    ['в 3pm', ['в', '3pm'], 'letters cling to the hour'],
    ['пн-пт', ['пн', 'пт'], 'short words with a dash are two'],
    ['стоп-сигнал', ['стоп-сигнал'], 'long ones are one'],
    ["don't", ["don't"], 'an apostrophe belongs to its word'],
    ['👍', ['emojiyes'], 'a thumb is a word'],
    ['Ещё', ['еще'], 'ё is е'],
    ['4as za 4etvurtak v 4ti', ['4as', 'za', '4etvurtak', 'v', '4ti'], 'a digit for ч begins a word'],
    ['стоп!!!', ['стоп', '!'], 'three marks say no more than one'],
    ['take ме off', ['take', 'me', 'off'], 'a word of look-alikes is in the alphabet of the others'],
  ])('%j is %j: %s', (text, expected) => {
    expect(tokenise(text).map(token => token.text)).toEqual(expected)
  })
})

describe('repairMixed', () => {
  test.each([
    ['cтоп', 'стоп', 'a Latin c in a Russian word'],
    ['ст0п', 'стоп', 'a nought for an o'],
    ['sтор', 'stop', 'three look-alikes and one letter that is only Latin'],
    ['завтра', 'завтра', 'nothing to repair'],
  ])('%s is %s: %s', (word, expected) => {
    expect(repairMixed(word)).toBe(expected)
  })
})

test('curly marks become plain ones', () => {
  expect(fold('don’t — “Да”')).toBe("don't -  да ")
})

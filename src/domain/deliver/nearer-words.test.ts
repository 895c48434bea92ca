import { expect, test } from 'vitest'
import type { Rung } from '../collect/business.ts'
import { isAboutSubject, nearerFragments, type NearerWords } from './nearer-words.ts'

const words: NearerWords = {
  about: { soft: ['soft'], product: ['product'], offer: ['offer {{ about }}', 'offer'] },
  parts: { return: ['fetch'], warranty: ['check'] },
  segments: { new: { soft: 'welcome' } },
  thanks: 'tell your friends',
  birthday: 'many happy returns',
}

const cases: [Rung, string, string | null, string[], string][] = [
  ['offer', 'regular', 'group:1', ['offer {{ about }}', 'offer'], 'a group that is due'],
  ['offer', 'regular', 'asset:1/service', ['offer {{ about }}', 'offer'], 'a thing that is due'],
  ['offer', 'regular', 'asset:1/return', ['fetch'], 'a stored thing is fetched'],
  ['product', 'regular', 'asset:1/warranty', ['check'], 'a warranty ends'],
  ['soft', 'regular', 'asset:1/return', ['soft'], 'a soft word asks for nothing'],
  ['offer', 'regular', 'birthday', ['many happy returns'], 'nobody is booked in for his birthday'],
  ['soft', 'regular', 'thanks', ['tell your friends'], 'a regular is asked to recommend us once'],
  ['soft', 'new', 'repeat', ['welcome'], 'words of the segment'],
  ['offer', 'new', 'repeat', [], 'the trade speaks'],
  ['soft', 'regular', null, [], 'the trade speaks'],
  ['soft', 'new', 'season:1', ['welcome'], 'a season is about the whole'],
]

test.each(cases)('%s to %s about %s: %j, since %s', (rung, segment, purpose, expected) => {
  expect(nearerFragments(words, { rung, segment, purpose })).toEqual(expected)
})

test('a group and a thing are subjects, a season and a second try are not', () => {
  expect(['group:1', 'asset:1/return', 'season:1', 'win-back:2', null].map(isAboutSubject)).toEqual([true, true, false, false, false])
})

import { describe, expect, test } from 'vitest'
import { falseDiscoveryKept, normalUpperTail } from './multiple-testing.ts'

describe('upper tail of the normal', () => {
  test.each([
    { z: 1.6448536269514722, tail: 0.05, why: 'the textbook one in twenty' },
    { z: 3, tail: 0.0013498980316300946, why: 'the threshold of links' },
    { z: 6, tail: 9.865876450376946e-10, why: 'far tail' },
    { z: 20, tail: 2.7536241186062337e-89, why: 'where one minus the integral would be zero' },
  ])('$why', ({ z, tail }) => {
    expect(Math.abs(normalUpperTail(z) / tail - 1)).toBeLessThan(1e-4)
  })
})

describe('Benjamini–Hochberg', () => {
  // The example of the paper: fifteen tests, of which four are kept at five per cent.
  const paper = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
  test.each([
    { tails: paper, tested: 15, kept: 4, why: 'the published example' },
    { tails: paper.slice(0, 5), tested: 15, kept: 4, why: 'unlisted tests still count' },
    { tails: [0.04, 0.045], tested: 2, kept: 2, why: 'a later one carries the earlier' },
    { tails: [0.06], tested: 1, kept: 0, why: 'above the share' },
    { tails: [], tested: 0, kept: 0, why: 'no question' },
  ])('$why', ({ tails, tested, kept }) => {
    expect(falseDiscoveryKept(tails, { tested, falseShareMax: 0.05 })).toBe(kept)
  })
})

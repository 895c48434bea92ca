import { describe, expect, test } from 'vitest'
import { minor } from '../../kernel/money.ts'
import { maturity, type MaturityFacts } from './maturity.ts'

const GROWN: MaturityFacts = {
  sales: 300,
  salesWithContact: 240,
  anonymousMinor: minor(6_000_000),
  averageSaleMinor: minor(100_000),
  reachable: 400,
  agreed: 300,
  knownBuyers: 100,
  knownReturned: 40,
  historyDays: 700,
}

describe('C64: three levels', () => {
  test.each([
    {
      why: 'no sale at all: the first step is to write sales down',
      facts: { sales: 0, salesWithContact: 0 },
      level: 1,
      step: 'record-sales',
    },
    { why: 'nobody has a name', facts: { salesWithContact: 0, reachable: 0, agreed: 0, knownBuyers: 0 }, level: 1, step: 'ask-contacts' },
    { why: 'one sale in three names somebody', facts: { salesWithContact: 100 }, level: 3, step: 'keep-going' },
    { why: 'one fewer does not', facts: { salesWithContact: 99 }, level: 1, step: 'ask-contacts' },
    { why: 'contacts without a yes', facts: { agreed: 199 }, level: 2, step: 'ask-consent' },
    { why: 'contacts and a yes, known for half a year less a day', facts: { historyDays: 179 }, level: 2, step: 'gather-history' },
    { why: 'all three', facts: {}, level: 3, step: 'keep-going' },
  ])('$why', ({ facts, level, step }) => expect(maturity({ ...GROWN, ...facts })).toMatchObject({ level, step }))
})

describe('C53: what is lost', () => {
  test.each([
    { why: 'a month of anonymous sales, of which four in ten would come again', facts: { salesWithContact: 60 }, lost: 800_000 },
    { why: 'the silent ones, once in half a year', facts: { agreed: 100 }, lost: 2_000_000 },
    { why: 'nothing is reckoned from nineteen people', facts: { salesWithContact: 60, knownBuyers: 19, knownReturned: 9 }, lost: null },
    { why: 'nobody loses by going on', facts: {}, lost: null },
  ])('$why', ({ facts, lost }) => expect(maturity({ ...GROWN, ...facts }).lostMonthlyMinor).toBe(lost))
})

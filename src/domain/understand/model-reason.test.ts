import { expect, test } from 'vitest'
import { type BusinessModel, templateModel } from './business-model.ts'
import { modelReasons } from './model-reason.ts'

const young = templateModel({ trade: 'other' }, { customers: 12, untilDay: 20_000, spend: null })
const grown: BusinessModel = { ...young, customers: 500, basis: 'business' }
const judged = { weight: 0.85, gainMean: 0.04, gainError: 0.01, outcomes: 900 }
const flat = Array.from({ length: 53 }, () => 1)
const contacts = { pull: 0, difference: 0.01, error: 0.05, contacted: 80, heldOut: 9 }

test.each([
  { why: 'few customers: the trade speaks', of: young, codes: ['model-trade', 'season-later'] },
  { why: 'a trade that knows its seasons', of: templateModel({ trade: 'tyres' }), codes: ['model-trade', 'season-trade'] },
  { why: 'no window has passed yet', of: grown, codes: ['model-untested', 'season-later'] },
  { why: 'the rhythm is ahead', of: { ...grown, weight: judged }, codes: ['model-rhythm', 'season-later'] },
  { why: 'the count is ahead', of: { ...grown, weight: { ...judged, gainMean: -0.04 } }, codes: ['model-count', 'season-later'] },
  {
    why: 'less than two errors apart is level',
    of: { ...grown, weight: { ...judged, gainError: 0.021 } },
    codes: ['model-level', 'season-later'],
  },
  { why: 'two errors apart is not', of: { ...grown, weight: { ...judged, gainError: 0.02 } }, codes: ['model-rhythm', 'season-later'] },
  {
    why: 'a season that was tried and is worth nothing',
    of: { ...grown, rhythm: { ...grown.rhythm, seasonGain: 1 } },
    codes: ['model-untested', 'season-none'],
  },
  {
    why: 'a season that is believed',
    of: { ...grown, rhythm: { ...grown.rhythm, season: flat, seasonGain: 9 } },
    codes: ['model-untested', 'season-found'],
  },
  { why: 'messages that change nothing', of: { ...grown, contacts }, codes: ['model-untested', 'season-later', 'contacts-level'] },
  {
    why: 'messages that bring purchases forward',
    of: { ...grown, contacts: { ...contacts, pull: 0.2 } },
    codes: ['model-untested', 'season-later', 'contacts-hasten'],
  },
  {
    why: 'too few were held out to compare',
    of: { ...grown, contacts: { ...contacts, difference: null, error: null } },
    codes: ['model-untested', 'season-later'],
  },
])('$why', ({ of, codes }) => expect(modelReasons(of).map(reason => reason.code)).toEqual(codes))

test('evidence is told as a share: the better opinion held what came for so much more probable', () => {
  const [opinion, , own] = modelReasons({ ...grown, weight: judged, contacts: { ...contacts, pull: 0.2 } })
  expect(opinion?.data).toEqual({ rhythmShare: 0.85, outcomes: 900, gain: Math.exp(0.04) - 1 })
  expect(own?.data).toEqual({ hastened: 1 - Math.exp(-0.2), contacted: 80, heldOut: 9 })
})

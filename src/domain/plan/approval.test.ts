import { describe, expect, test } from 'vitest'
import { CALENDAR, facts, POINT, RULES, ZONE } from '../../../test/plan/facts.ts'
import { day } from '../../kernel/day.ts'
import { instantAt } from '../../kernel/zone.ts'
import { type ApprovalFacts, approvalOf, type ApprovalRules } from './approval.ts'

const clock = (text: string, hour: number, minute = 0) => instantAt(day(text), hour * 60 + minute, ZONE)
const base: ApprovalFacts = {
  state: 'planned',
  notAfter: clock('2026-11-29', 19),
  isBooked: false,
  isUnhappy: false,
  ways: facts().ways,
  marketingAt: [],
  calendar: CALENDAR,
}
const rules: ApprovalRules = { policy: RULES.policy, channels: { active: ['sandbox'], wish: null } }
const noon = clock('2026-11-23', 12)
const byHand: Partial<ApprovalFacts> = { ways: [{ channel: 'hand', contactPointId: POINT, kind: 'phone', standing: 'given' }] }
const handRules: ApprovalRules = { ...rules, channels: { active: ['hand'], wish: null } }

describe('saying yes to a contact', () => {
  const cases: [changes: Partial<ApprovalFacts>, ruled: ApprovalRules, at: number, expected: number | string, why: string][] = [
    [{}, rules, noon, noon + 10_000, 'goes out after the ten seconds in which it can be taken back'],
    [byHand, handRules, noon, noon, 'by hand is now'],
    [{ state: 'approved' }, rules, noon, 'not-open', 'somebody was faster'],
    [{ state: 'cancelled' }, rules, noon, 'not-open', 'a purchase has answered it'],
    [{ notAfter: noon }, rules, noon, 'quiet', 'the very last moment leaves no time to take it back'],
    [{ notAfter: noon }, rules, noon + 1, 'too-late', 'E30 a stale contact is never sent late'],
    [{ isBooked: true }, rules, noon, 'booked', 'he is coming anyway'],
    [{ ways: [] }, rules, noon, 'no-contact-point', 'no way to him any more'],
    [{ ways: [{ ...facts().ways[0]!, standing: 'withdrawn' }] }, rules, noon, 'opted-out', 'he refused after the planning'],
    [{}, rules, clock('2026-11-23', 20), clock('2026-11-24', 10), 'approved in quiet hours it waits for the morning'],
    [{}, rules, clock('2026-11-23', 19, 59) + 50_000, clock('2026-11-24', 10), 'the ten seconds run into quiet hours'],
    [byHand, handRules, clock('2026-11-23', 20), 'quiet', 'a call cannot wait for the morning by itself'],
    [{ marketingAt: [clock('2026-11-22', 15)] }, rules, noon, clock('2026-11-23', 15), 'E36 a capped one waits until a day has passed'],
    [
      { marketingAt: [clock('2026-11-22', 15)], notAfter: clock('2026-11-23', 14) },
      rules,
      noon,
      'capped',
      'E36 but not beyond its validity',
    ],
    [{ ...byHand, marketingAt: [clock('2026-11-22', 15)] }, handRules, noon, 'capped', 'a call cannot wait either'],
  ]
  for (const [changes, ruled, at, expected, why] of cases) {
    test(why, () => {
      const answer = approvalOf({ ...base, ...changes }, ruled, at as typeof noon)
      expect(answer.kind === 'approved' ? answer.sendAt : answer.reason).toBe(expected)
    })
  }
})

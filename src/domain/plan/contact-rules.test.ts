import { describe, expect, test } from 'vitest'
import { carrierOf, CONTACT_RULES, contactRule, type RuleQuestion } from './contact-rules.ts'

const ask = (question: Partial<RuleQuestion>) =>
  contactRule({ country: 'RU', carrier: 'sms', purpose: 'marketing', overridden: [], ...question })

describe('what the law of a country asks', () => {
  const cases: [question: Partial<RuleQuestion>, expected: object, why: string][] = [
    [{ carrier: 'telegram' }, { isForbidden: true }, 'no advertising in Telegram in Russia'],
    [{ carrier: 'telegram', purpose: 'service' }, { isForbidden: false, bases: null }, 'a confirmation there is no advertising'],
    [
      { carrier: 'telegram', overridden: ['ru-messenger-ads'] },
      { isForbidden: false, bases: ['explicit'] },
      'the owner took it upon himself; the consent stays',
    ],
    [{ carrier: 'telegram', country: 'BG' }, { isForbidden: false }, 'in Bulgaria it may be'],
    [{}, { bases: ['explicit'] }, 'Russia asks for a prior consent'],
    [{ country: 'DE', carrier: 'email' }, { bases: ['explicit', 'soft-opt-in'] }, 'the soft opt-in of the Union'],
    [
      { country: 'US', carrier: 'sms' },
      { hours: { fromMinute: 480, toMinute: 1200 }, bases: ['explicit'] },
      'hours and consent of the TCPA',
    ],
    [{ country: 'US', carrier: 'email' }, { hours: null, bases: null }, 'which is not about e-mail'],
    [{ country: 'KZ' }, { isForbidden: false, bases: null, mandatory: ['sender', 'stop'] }, 'elsewhere: who writes, and how to stop'],
  ]
  for (const [question, expected, why] of cases) test(why, () => expect(ask(question)).toMatchObject(expected))
})

test('each rule has a source, a day and a name of its own', () => {
  expect(new Set(CONTACT_RULES.map(rule => rule.id)).size).toBe(CONTACT_RULES.length)
  for (const rule of CONTACT_RULES) expect([rule.source.length > 5, rule.since]).toEqual([true, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)])
})

test('how a channel travels', () => {
  expect([carrierOf('hand', 'phone'), carrierOf('hand', 'telegram'), carrierOf('email', 'email'), carrierOf('sandbox', 'phone')]).toEqual([
    'call',
    'telegram',
    'email',
    'sms',
  ])
})

import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../kernel/random.ts'
import { betaQuantile, type ChannelChoice, rankChannels, replyBelief } from './best-channel.ts'

const NONE = { replies: 0, silences: 0 }
const choice = (channel: 'email' | 'sms', more: Partial<ChannelChoice<'email' | 'sms'>> = {}): ChannelChoice<'email' | 'sms'> => ({
  channel,
  own: NONE,
  business: NONE,
  costMinor: 0,
  replyValueMinor: 1000,
  ...more,
})

describe('best channel', () => {
  test.each([
    { choices: [choice('email'), choice('sms', { own: { replies: 2, silences: 0 } })], best: 'sms', why: 'he answers there' },
    {
      choices: [choice('email', { business: { replies: 30, silences: 70 } }), choice('sms', { business: { replies: 5, silences: 95 } })],
      best: 'email',
      why: 'a stranger: what others answer to',
    },
    {
      choices: [choice('email'), choice('sms', { own: { replies: 1, silences: 0 }, costMinor: 400 })],
      best: 'email',
      why: 'a little better, but dear',
    },
    { choices: [choice('email', { own: { replies: 0, silences: 9 } }), choice('sms')], best: 'sms', why: 'nine silences' },
    { choices: [choice('sms', { costMinor: 600 })], best: undefined, why: 'costs more than it brings' },
    { choices: [], best: undefined, why: 'nothing may be used' },
  ])('$why', ({ choices, best }) => expect(rankChannels(choices)[0]?.channel).toBe(best))

  test('draws try the worse channel as often as it may be the better one', () => {
    const random = seededRandom(3)
    const rounds = 2000
    const tried = Array.from(
      { length: rounds },
      () =>
        rankChannels([
          choice('email', { own: { replies: 3, silences: 3 }, draw: random.next() }),
          choice('sms', { own: { replies: 2, silences: 4 }, draw: random.next() }),
        ])[0]?.channel,
    ).filter(channel => channel === 'sms').length
    expect(tried / rounds).toBeGreaterThan(0.25)
    expect(tried / rounds).toBeLessThan(0.42)
  })

  test('the business counts as five messages', () => {
    expect(replyBelief({ replies: 1, silences: 2 }, { replies: 18, silences: 80 })).toEqual({ a: 5 * 0.19 + 1, b: 5 * 0.81 + 2 })
  })

  test.each([
    { a: 1, b: 1, probability: 0.3, value: 0.3, why: 'uniform' },
    { a: 2, b: 1, probability: 0.25, value: 0.5, why: 'a square' },
    { a: 5, b: 5, probability: 0.5, value: 0.5, why: 'symmetric' },
  ])('quantile: $why', ({ value, ...beta }) => expect(betaQuantile(beta)).toBeCloseTo(value, 10))
})

import { describe, expect, test } from 'vitest'
import { nameUuid } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import { chooseChannel, type ChannelOptions, type ContactWay } from './choose-channel.ts'

const point = (name: string) => id<'contact-point'>(nameUuid(name))
const way = (channel: ContactWay['channel'], kind: ContactWay['kind'], standing: ContactWay['standing'] = 'given'): ContactWay => ({
  channel,
  kind,
  standing,
  contactPointId: point(kind),
})
const both: ChannelOptions = { active: ['email', 'hand'], wish: null }

describe('the channel of a contact', () => {
  const cases: [ways: ContactWay[], options: ChannelOptions, expected: string, why: string][] = [
    [[], both, 'no-contact-point', 'there is no way to him at all'],
    [[way('hand', 'card')], both, 'no-contact-point', 'a loyalty card is no address'],
    [[way('email', 'email', 'none'), way('hand', 'email', 'none')], both, 'no-consent', 'silence is no consent'],
    [[way('email', 'email', 'withdrawn')], both, 'opted-out', 'a refusal is a refusal'],
    [[way('email', 'email', 'suppressed')], both, 'opted-out', 'a bounced or complained address is as good as a refusal'],
    [[way('email', 'email', 'withdrawn'), way('hand', 'phone', 'none')], both, 'no-consent', 'the phone was never asked about'],
    [[way('email', 'email'), way('hand', 'phone')], both, 'email', "the owner's order of channels"],
    [[way('email', 'email'), way('hand', 'phone')], { ...both, active: ['hand', 'email'] }, 'hand', 'the other order'],
    [[way('email', 'email', 'withdrawn'), way('hand', 'phone')], both, 'hand', 'E38 the next way when one is closed'],
    [[way('hand', 'email'), way('email', 'email')], both, 'email', 'by hand needs a phone or a messenger'],
    [[way('email', 'phone'), way('hand', 'phone')], { ...both, active: ['email'] }, 'no-channel', 'e-mail needs an address'],
    [[way('sandbox', 'email')], { active: ['sandbox'], wish: null }, 'sandbox', 'the sandbox takes an address'],
    [[way('sandbox', 'phone')], { active: ['sandbox'], wish: null }, 'sandbox', 'the sandbox takes a phone'],
    [
      [way('sandbox', 'phone'), way('hand', 'phone')],
      { active: ['sandbox', 'hand'], wish: null },
      'hand',
      'the sandbox is the last resort',
    ],
    [
      [way('email', 'email'), way('hand', 'phone')],
      { ...both, wish: { kind: 'phone', only: false } },
      'hand',
      "his wish beats the owner's order",
    ],
    [
      [way('email', 'email'), way('hand', 'phone')],
      { ...both, wish: null, answeredOn: ['hand', 'email'] },
      'hand',
      'where he answered last',
    ],
    [
      [way('email', 'email'), way('hand', 'phone')],
      { ...both, wish: { kind: 'email', only: false }, answeredOn: ['hand'] },
      'email',
      'his own word stands above what he did',
    ],
    [
      [way('email', 'email'), way('hand', 'phone')],
      { ...both, wish: null, answeredOn: ['viber'] },
      'email',
      'an answer where nobody can write now',
    ],
    [[way('email', 'email')], { ...both, wish: { kind: 'phone', only: false } }, 'email', 'a wish that cannot be met is a wish'],
    [
      [way('email', 'email'), way('hand', 'phone'), way('hand', 'telegram')],
      { ...both, wish: { kind: 'telegram', only: true } },
      'hand',
      'E65 only Telegram',
    ],
    [
      [way('email', 'email'), way('hand', 'phone')],
      { ...both, wish: { kind: 'telegram', only: true } },
      'no-channel',
      'E65 only Telegram, and there is none: silence',
    ],
  ]
  const dear = { ...way('sms', 'phone'), cost: 349_000 }
  const all: ChannelOptions = { active: ['sms', 'viber', 'email', 'hand'], wish: null }
  cases.push(
    [[dear, way('email', 'email')], all, 'email', 'the cheapest that reaches him'],
    [[dear, { ...way('viber', 'phone'), cost: 120_000 }], all, 'viber', 'the cheaper of two paid ways'],
    [[dear, way('hand', 'phone')], all, 'sms', 'the owner is not sent to call in order to save an SMS'],
    [[dear, way('hand', 'phone')], { ...all, active: ['hand', 'sms'] }, 'hand', 'unless he wants to'],
    [[dear, way('email', 'email')], { ...all, wish: { kind: 'phone', only: false } }, 'sms', 'his wish is worth the money'],
    [[dear, way('email', 'email')], { ...all, answeredOn: ['sms'] }, 'sms', 'where he answers is worth the money'],
    [[dear, { ...way('viber', 'phone'), cost: 349_000 }], all, 'sms', "at one price the owner's order"],
  )
  for (const [ways, options, expected, why] of cases) {
    test(why, () => {
      const choice = chooseChannel(ways, options)
      expect('refusal' in choice ? choice.refusal : choice.channel).toBe(expected)
    })
  }

  test('E65 only Telegram goes to the Telegram account, not to the phone', () => {
    expect(
      chooseChannel([way('hand', 'phone'), way('hand', 'telegram')], { active: ['hand'], wish: { kind: 'telegram', only: true } }),
    ).toEqual({ channel: 'hand', contactPointId: point('telegram') })
  })

  test('does not depend on the order in which the ways were read', () => {
    const ways = [way('email', 'email'), way('hand', 'phone'), way('hand', 'viber'), way('hand', 'whatsapp')]
    expect(chooseChannel(ways.toReversed(), { active: ['hand'], wish: null })).toEqual(
      chooseChannel(ways, { active: ['hand'], wish: null }),
    )
  })
})

import { expect, test } from 'vitest'
import type { Preferences } from './customer.ts'
import { visitProfileOf } from './visit-profile.ts'

const CASES: readonly (readonly [Preferences, readonly string[], string])[] = [
  [{}, [], 'nothing is known yet'],
  [{ why: 'годовщина', drink: 'нарзан' }, ['drink нарзан', 'why годовщина'], 'in the order of the counter, not of typing'],
  [{ pillow: 'жёсткая', drink: 'чай', floor: 3 }, ['drink чай', 'floor 3', 'pillow жёсткая'], 'own words of the owner come after'],
  [{ drink: '  ', tv: '' }, [], 'blank is unknown'],
  [{ parking: true, pets: false }, ['parking ✓'], 'yes is a mark, no is nothing'],
  [
    { channel: 'sms', channelOnly: true, hoursFrom: '18:00', contentDays: 7, interests: 'сад', formOfAddress: 'informal' },
    [],
    'wishes about messages are not for the counter',
  ],
]
test.each(CASES)('ST9 the visit profile of %o', (preferences, wanted, why) => {
  expect(
    visitProfileOf(preferences).map(({ name, text }) => `${name} ${text}`),
    why,
  ).toEqual(wanted)
})

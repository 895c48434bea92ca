import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { DEFAULT_CHANNELS, DEFAULT_EMAIL, DEFAULT_POLICY, DEFAULT_WORDS } from '../collect/business.ts'
import { type Experiment, EXPERIMENT_VARIABLES } from './experiment.ts'
import { changesWhatIsOffered, type LockableSettings, LOCKED_SETTINGS, lockOn, touchedVariables } from './locked-settings.ts'
import type { Offer } from './offer.ts'

const sms = { kind: 'smpp', values: { host: 'smsc.example', password: 'one' } } as const
const email = { ...DEFAULT_EMAIL, host: 'mail.example', port: 587, from: 'shop@example.com' }
const before: LockableSettings = { policy: DEFAULT_POLICY, channels: { ...DEFAULT_CHANNELS, email, routes: { sms } }, words: DEFAULT_WORDS }
const planning = (change: Partial<LockableSettings['policy']['planning']>): LockableSettings => ({
  ...before,
  policy: { ...DEFAULT_POLICY, planning: { ...DEFAULT_POLICY.planning, ...change } },
})
const channels = (change: Partial<LockableSettings['channels']>): LockableSettings => ({
  ...before,
  channels: { ...before.channels, ...change },
})

const { weekday, weekend } = DEFAULT_POLICY.quiet
const turned = { weekend: { toMinute: weekend.toMinute, fromMinute: weekend.fromMinute }, weekday }

describe('E67 what a change of settings touches', () => {
  const cases: [after: LockableSettings, touched: readonly string[], why: string][] = [
    [{ ...before, words: { ...DEFAULT_WORDS, templates: { 'offer.ru': 'Пора!' } } }, ['words'], 'words of one’s own'],
    [{ ...before, words: { ...DEFAULT_WORDS, signature: 'Анна' } }, [], 'a signature stands under both'],
    [{ ...before, policy: { ...DEFAULT_POLICY, ladder: { ...DEFAULT_POLICY.ladder, softDays: 20 } } }, ['offset'], 'the days of all'],
    [planning({ ladders: [{ segment: 'regular', groupId: null, plan: { softDays: 20 } }] }), ['offset'], 'the days of one segment'],
    [planning({ ladders: [{ segment: 'regular', groupId: null, plan: { benefit: 'terms' } }] }), ['offer'], 'what it gives'],
    [
      { ...before, policy: { ...DEFAULT_POLICY, quiet: { ...DEFAULT_POLICY.quiet, weekend: { fromMinute: 0, toMinute: 60 } } } },
      ['hour'],
      '…',
    ],
    [planning({ hoursByChannel: { sms: DEFAULT_POLICY.quiet } }), ['hour'], 'hours of one channel'],
    [channels({ active: ['hand'] }), ['channel'], 'the order of channels'],
    [channels({ routes: {} }), ['channel'], 'a provider is forgotten'],
    [channels({ routes: { sms: { kind: 'sms-ru', values: {} } } }), ['channel'], 'another provider'],
    [channels({ routes: { sms: { ...sms, values: { ...sms.values, password: 'two' } } } }), [], 'a new password of the same one'],
    [channels({ routes: { sms, slip: { kind: 'printer', values: {} } } }), [], 'the printer is no channel'],
    [channels({ email: { ...email, host: 'other.example' } }), ['channel'], 'another mail server'],
    [channels({ email: { ...email, password: 'new' } }), [], 'its password'],
    [{ ...before, policy: { ...DEFAULT_POLICY, effortMinutesPerDay: 5 } }, [], 'nothing that can be tried'],
    [{ ...before, policy: { ...DEFAULT_POLICY, quiet: turned } }, [], 'the same hours with the fields in another order'],
  ]
  test.each(cases)('%#', (after, touched) => {
    expect(touchedVariables(before, after)).toEqual(touched)
  })

  test('each variable that can be tried has its settings', () => {
    expect(new Set(LOCKED_SETTINGS.map(one => one.variable))).toEqual(new Set(EXPERIMENT_VARIABLES))
  })
})

describe('E67 what a change of the catalogue touches', () => {
  const offer: Offer = {
    offerId: id<'offer'>('00000000-0000-8000-8000-000000000001'),
    name: 'Ванна',
    productId: null,
    groupId: null,
    priceMinor: minor(100),
    costMinor: minor(1),
    fromDay: day('2026-10-01'),
    deadline: day('2026-10-31'),
    stock: 3,
    onceIsEnough: false,
    needsGroupId: null,
    needsAsset: null,
    favouriteShare: 0,
    isOn: true,
  }
  const cases: [before: Offer | undefined, after: Offer | undefined, changes: boolean, why: string][] = [
    [undefined, offer, true, 'a new one'],
    [offer, undefined, true, 'one less'],
    [offer, { ...offer, priceMinor: minor(90) }, true, 'another price'],
    [offer, { ...offer, stock: 0 }, false, 'it ran out'],
    [offer, { ...offer, isOn: false }, false, 'off sale'],
    [{ ...offer, isOn: false }, offer, true, 'back on sale'],
    [offer, { ...offer }, false, 'saved as it was'],
  ]
  test.each(cases)('%#', (earlier, later, changes) => {
    expect(changesWhatIsOffered(earlier, later)).toBe(changes)
  })
})

test('E67 the experiment of that variable locks it, no other', () => {
  const running: Experiment = {
    experimentId: id<'experiment'>('00000000-0000-8000-8000-000000000001'),
    name: 'Короче',
    rungs: [],
    segments: [],
    change: { variable: 'words', words: {} },
    share: 0.5,
    state: 'running',
    eventsPlanned: 200,
    visibleDifference: 0.1,
    startedOn: day('2026-10-01'),
    endsOn: null,
  }
  expect(lockOn(['words', 'hour'], [running])?.name).toBe('Короче')
  expect(lockOn(['hour'], [running])).toBeUndefined()
})

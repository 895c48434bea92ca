import { expect, test } from 'vitest'
import { understanding } from '../../../test/plan/facts.ts'
import { day } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { id } from '../../kernel/ids.ts'
import { whyChips, whySentence } from '../../locales/reasons/plan.ts'
import { DEFAULT_POLICY } from '../collect/business.ts'
import { dueEventOf } from './due-event.ts'
import { promiseReason, reasonOf } from './reason.ts'

const known = understanding()
const event = dueEventOf(known, {
  today: day('2026-11-10'),
  stored: [],
  policy: DEFAULT_POLICY,
  book: [],
  seasons: [],
  hours: { closedDays: [] },
  zone: 'UTC',
})
const agreed = {
  followUpId: id<'follow-up'>(nameUuid('f')),
  agreedOn: day('2026-11-01'),
  dueOn: day('2026-11-20'),
  words: 'после зарплаты',
}

test('the evidence is what was known, and becomes one sentence with its numbers in each language', () => {
  const reason = event === null ? undefined : reasonOf(known, event)
  expect(reason).toMatchObject({
    code: 'due',
    lastDay: '2026-10-12',
    cycleDays: 42,
    dueDay: '2026-11-23',
    likelyFrom: '2026-11-17',
    likelyTo: '2026-12-01',
    purchaseDays: 6,
  })
  if (reason === undefined) return
  const told = (['ru', 'bg', 'en'] as const).map(locale => whySentence(reason, { today: day('2026-11-10'), locale }).text)
  expect(told).toEqual([
    'Приходит каждые ~42 дня, последний раз 12 октября — пора около 23 ноября (80\u00a0% между 17 ноября и 1 декабря).',
    'Идва на всеки ~42 дни, последно на 12 октомври – време е около 23 ноември (80\u00a0% между 17 ноември и 1 декември).',
    'Comes every ~42 days, last on 12 October — due around 23 November (80% between 17 November and 1 December).',
  ])
  expect(whyChips(reason, { today: day('2026-11-10'), locale: 'ru' }).map(chip => chip.text)).toEqual(['раз в ~42 дня', 'срок 23 ноября'])
})

test('an interval that does not hold the day is left out rather than explained', () => {
  const reason = event === null ? undefined : { ...reasonOf(known, event), likelyTo: day('2026-11-20') }
  if (reason !== undefined) expect(whySentence(reason, { today: day('2026-11-10'), locale: 'en' }).text).not.toContain('80%')
})

test('a promise is told with its day and the words it was made with', () => {
  expect(whySentence(promiseReason(agreed, known), { today: day('2026-11-20'), locale: 'ru' }).text).toBe(
    'Вы договорились 1 ноября вернуться к разговору 20 ноября: «после зарплаты». Обещание надо сдержать.',
  )
  expect(promiseReason(agreed, null)).toMatchObject({ code: 'promise', purchaseDays: 0, agreedDay: '2026-11-01' })
})

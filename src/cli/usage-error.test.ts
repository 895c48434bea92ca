import { parseArgs } from 'node:util'
import { expect, test } from 'vitest'
import { LOCALES } from '../kernel/locale.ts'
import { UsageError, usageErrorOf } from './usage-error.ts'

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}
const parsed = (args: string[]) => thrownBy(() => parseArgs({ args, options: { at: { type: 'string' } }, allowPositionals: false }))

test.each([
  [parsed(['--fast']), 'Параметра --fast нет.', 'an option that does not exist'],
  [parsed(['now']), 'Слово «now» здесь лишнее.', 'a word too many'],
  [parsed(['--at']), 'С параметром --at что-то не так: проверьте, нужно ли ему значение.', 'a value too few'],
  [new UsageError('bad-days', { option: '--next', word: '0', most: 31 }), '--next 0: нужно число дней от 1 до 31.', 'our own'],
])('%s → %s: %s', (error, sentence, _why) => {
  const wrong = usageErrorOf(error)
  expect(wrong?.sentence('ru')).toBe(sentence)
  expect(new Set(LOCALES.map(locale => wrong?.sentence(locale))).size).toBe(LOCALES.length)
})

test('a bug is no wrong usage', () => {
  expect(usageErrorOf(new Error('boom'))).toBeUndefined()
})

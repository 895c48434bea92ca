import { expect, test } from 'vitest'
import * as z from 'zod'
import { validated } from './body.ts'
import { ProblemError } from './problems.ts'

const FORM = z.object({
  values: z.record(z.string(), z.string()).optional(),
  totalMinor: z.int().optional(),
  lines: z.array(z.string()).optional(),
  isActive: z.boolean().optional(),
  limit: z.coerce.number().optional(),
})

function wordsOf(form: z.ZodType, value: unknown, locale: 'ru' | 'bg' | 'en' = 'ru'): unknown {
  try {
    validated(form, value, locale)
    return []
  } catch (error) {
    return error instanceof ProblemError ? error.options.errors : error
  }
}

test.each<[value: object, path: string, message: string, why: string]>([
  [
    { values: { port: 587 } },
    'values.port',
    'Здесь ожидается текст, а пришло: число. Возьмите значение в кавычки.',
    'a port of a channel without quotes',
  ],
  [{ totalMinor: 5.5 }, 'totalMinor', 'Здесь ожидается целое число, а пришло: число.', 'a fraction of a kopeck'],
  [{ totalMinor: '5' }, 'totalMinor', 'Здесь ожидается число, а пришло: текст.', 'a number in quotes'],
  [{ lines: {} }, 'lines', 'Здесь ожидается список, а пришло: объект.', 'an object for a list'],
  [{ values: [] }, 'values', 'Здесь ожидается объект, а пришло: список.', 'a list for an object'],
  [{ isActive: null }, 'isActive', 'Здесь ожидается true или false, а пришло: null.', 'nothing at all'],
  [{ limit: 'x' }, 'limit', 'Здесь ожидается число, а пришло: не число.', 'the words of an address'],
])('%j is refused in words that say what to do: %s', (value, path, message) => {
  expect(wordsOf(FORM, value)).toEqual([{ path, message }])
})

test('in each language, and what is missing is named', () => {
  const needed = z.object({ name: z.string() })
  expect((['ru', 'bg', 'en'] as const).map(locale => wordsOf(needed, {}, locale))).toEqual([
    [{ path: 'name', message: 'Этого поля не хватает: добавьте его.' }],
    [{ path: 'name', message: 'Това поле липсва: добавете го.' }],
    [{ path: 'name', message: 'This field is missing: add it.' }],
  ])
  expect(wordsOf(needed, { name: '' })).toEqual([])
})

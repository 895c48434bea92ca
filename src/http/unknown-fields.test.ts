import { expect, test } from 'vitest'
import * as z from 'zod'
import { nearestField, unknownFields } from './unknown-fields.ts'

const line = z.object({ name: z.string(), totalMinor: z.int() })
const FORM = z.object({
  totalMinor: z.int(),
  note: z.string().optional(),
  lines: z.array(line).default([]),
  customerRef: z.object({ phone: z.string() }).nullable().default(null),
  preferences: z.record(z.string(), z.unknown()).optional(),
  when: z
    .discriminatedUnion('kind', [z.object({ kind: z.literal('day'), day: z.string() }), z.object({ kind: z.literal('never') })])
    .optional(),
  free: z.looseObject({}).optional(),
  day: z
    .object({ from: z.string() })
    .transform(value => value.from)
    .optional(),
})
const found = (value: object) => unknownFields(FORM, { totalMinor: 1, ...value }).map(field => [field.path.join('.'), nearestField(field)])

test.each([
  { value: {}, expected: [], why: 'nothing else' },
  { value: { note: 'x', lines: [{ name: 'a', totalMinor: 1 }], customerRef: null }, expected: [], why: 'what the contract knows' },
  { value: { total_minor: 5 }, expected: [['total_minor', 'totalMinor']], why: 'another way to write it' },
  { value: { notes: 'x' }, expected: [['notes', 'note']], why: 'a letter more' },
  { value: { ntoe: 'x' }, expected: [['ntoe', 'note']], why: 'two letters that changed places' },
  { value: { colour: 'red' }, expected: [['colour', undefined]], why: 'nothing like it' },
  {
    value: {
      lines: [
        { name: 'a', totalMinor: 1 },
        { name: 'b', totalMinr: 1 },
      ],
    },
    expected: [['lines.1.totalMinr', 'totalMinor']],
    why: 'in a list',
  },
  { value: { customerRef: { telephone: '1' } }, expected: [['customerRef.telephone', undefined]], why: 'behind null and default' },
  { value: { preferences: { anything: 1 }, free: { anything: 1 } }, expected: [], why: 'where any field may stand' },
  { value: { when: { kind: 'never' } }, expected: [], why: 'the second form of two' },
  { value: { when: { kind: 'never', day: 'x' } }, expected: [['when.day', undefined]], why: 'a field of the other form' },
  { value: { day: { from: 'x', to: 'y' } }, expected: [['day.to', undefined]], why: 'in what is changed on the way' },
  { value: { when: 7 }, expected: [], why: 'what has no form at all is refused for that' },
  {
    value: { ['x'.repeat(100_000)]: 1 },
    expected: [['x'.repeat(100_000), undefined]],
    why: 'a name without end is compared by its beginning',
  },
])('unknown fields: $why', ({ value, expected }) => expect(found(value)).toEqual(expected))

test('fields of the prototype are unknown too', () => {
  expect(unknownFields(FORM, JSON.parse('{"__proto__": 1, "constructor": 2, "totalMinor": 1}')).map(field => field.path[0])).toEqual([
    '__proto__',
    'constructor',
  ])
})

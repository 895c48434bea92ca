import { expect, test } from 'vitest'
import { personTraces } from './person-trace.ts'

const found = (person: Parameters<typeof personTraces>[0], text: string): boolean =>
  personTraces(person).some(pattern => new RegExp(pattern, 'i').test(text))

test.each([
  { why: 'the name as it is stored', text: 'Здравствуйте, Мария Королёва!', is: true },
  { why: 'family name first, ё as е', text: 'КОРОЛЕВА МАРИЯ пришла', is: true },
  { why: 'one word of it is anybody', text: 'Мария', is: false },
  { why: 'the phone as it is stored', text: 'тел +79451234567', is: true },
  { why: 'the phone as people write it', text: '8 (945) 123-45-67', is: true },
  { why: 'the phone inside JSON', text: '{"tel":"79451234567"}', is: true },
  { why: 'another phone', text: '+79451234568', is: false },
  { why: 'the e-mail in capitals', text: 'To: MARIA@Example.com', is: true },
  { why: 'a dot is no other sign', text: 'maria@exampleXcom', is: false },
])('E9: $why', ({ text, is }) =>
  expect(
    found(
      {
        fullName: 'Мария Королёва',
        points: [
          { kind: 'phone', address: '+79451234567', phoneKind: 'mobile' },
          { kind: 'email', address: 'maria@example.com', phoneKind: null },
        ],
      },
      text,
    ),
  ).toBe(is),
)

test('a short number and a single name are looked for nowhere', () => {
  expect(personTraces({ fullName: 'Пётр', points: [{ kind: 'phone', address: '+71234', phoneKind: null }] })).toEqual([])
})

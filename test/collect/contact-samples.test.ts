/** The phone book of an old telephone, the contacts of Google and a booking calendar, as they are exported. */
import { expect, test } from 'vitest'
import type { Business } from '../../src/domain/collect/business.ts'
import { day } from '../../src/kernel/day.ts'
import { instant, isoInstant } from '../../src/kernel/instant.ts'
import { openImportFile } from '../../src/sources/csv/open-import-file.ts'
import { readCalendarText } from '../../src/sources/ics/calendar-text.ts'
import { readImportFile } from '../../src/usecases/collect/read-import-file.ts'
import { sample } from './sources.ts'

const SHOP = { country: 'RU', currency: 'RUB', zone: 'Europe/Moscow' } as Business

async function peopleOf(file: string) {
  const found = await readImportFile(await openImportFile(`test/data/sources/contacts/${file}`), SHOP, { today: day('2026-03-10') })
  if ('refusal' in found) return found.refusal
  expect(found.plan.notes.rejected.list).toEqual([])
  return found.plan.people.people.map(({ name, birthday, points }) => ({ name, birthday, points: points.map(point => point.address) }))
}

test('a phone book of version 2.1, quoted-printable over two lines', async () => {
  expect(await peopleOf('phone-export-2.1.vcf')).toEqual([{ name: 'Пётр Иванов', birthday: null, points: ['+79450000101'] }])
})

test('contacts of Google, two numbers in one cell', async () => {
  expect(await peopleOf('google-contacts.csv')).toEqual([
    {
      name: 'Мария Волкова',
      birthday: { year: 1990, month: 5, day: 14 },
      points: ['+79450000201', '+79450000209', 'maria.volkova@example.com'],
    },
  ])
})

test('a calendar of bookings: the hour is that of its zone, and what was cancelled takes none', () => {
  const window = { from: instant('2026-01-01T00:00:00Z'), to: instant('2026-02-01T00:00:00Z'), zone: 'Europe/Sofia' }
  const read = readCalendarText(sample('calendar/bookings.ics').toString('utf8'), window)
  expect(
    'events' in read &&
      read.events.map(({ startsAt, endsAt, ...event }) => ({ ...event, from: isoInstant(startsAt), to: isoInstant(endsAt) })),
  ).toEqual([
    {
      externalId: 'booking-1@example.com',
      title: 'Мария Георгиева – подстригване',
      from: '2026-01-09T08:15:00.000Z',
      to: '2026-01-09T09:15:00.000Z',
      text: 'Мария Георгиева – подстригване\nтел. 0999 000 101, идваза втори път',
    },
  ])
})

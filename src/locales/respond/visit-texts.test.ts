/** What customers read about their visits, put together from every combination of known and unknown. */
import { expect, test } from 'vitest'
import { bg } from './bg.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

const visits = ['', '12:00'].flatMap(time =>
  ['', 'Cut'].flatMap(service => ['', 'https://shop.test/visit/a'].map(link => ({ shop: 'Anna', day: 'Fri 13', time, service, link }))),
)

test.each(Object.entries({ ru, bg, en }))('E42 in %s no sentence about a visit ends twice or shows a gap', (_name, texts) => {
  const told = visits.flatMap(visit => [
    texts.booked(visit),
    texts.bookedToConfirm(visit),
    texts.moved(visit),
    texts.cancelled(visit),
    texts.confirmed(visit),
    texts.reminder(visit),
    texts.soon({ ...visit, time: '12:00' }),
  ])
  expect(told.filter(text => /\.\.|,,| {2}| [.,]|[.,]\(|undefined|\n\n/.test(text) || text !== text.trim())).toEqual([])
  expect(told.filter(text => !text.includes('Anna'))).toEqual([])
})

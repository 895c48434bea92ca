import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sha256Hex } from '../../kernel/digest.ts'
import { audienceRows, hashedEmail, hashedPhone } from './audience.ts'

type Vectors = Readonly<Record<'phone' | 'phone_bg' | 'email' | 'gmail', Readonly<Record<string, string>>>>
const vectors: Vectors = JSON.parse(readFileSync('test/data/sources/audiences/hash-vectors.json', 'utf8'))
const expected: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('test/data/sources/audiences/yandex-crm.csv.expected.json', 'utf8'),
)

test.each([
  [hashedPhone('+79450000101', 'yandex'), vectors.phone['yandex_audience (digits, SHA-256)'], 'Yandex: digits'],
  [hashedPhone('+79450000101', 'meta'), vectors.phone['meta (digits, SHA-256)'], 'Meta: digits'],
  [hashedPhone('+79450000101', 'google'), vectors.phone['google_ads (E.164 with +, SHA-256)'], 'Google: with the plus'],
  [hashedPhone('+79450000101', 'vk'), vectors.phone['vk/mytarget (digits, MD5 or plain)'], 'VK: MD5'],
  [hashedPhone('+359999000101', 'meta'), vectors.phone_bg['digits sha256'], 'a Bulgarian phone'],
  [hashedPhone('+359999000101', 'google'), vectors.phone_bg['e164 sha256'], 'a Bulgarian phone for Google'],
  [hashedEmail(' Maria.Volkova@Example.com ', 'meta'), vectors.email['sha256'], 'spaces and capitals'],
  [hashedEmail(' Maria.Volkova@Example.com ', 'vk'), vectors.email['md5'], 'MD5 of an address'],
  [hashedEmail('Jane.Doe@gmail.com', 'google'), vectors.gmail['google_ads (dots before @gmail.com removed)'], 'dots before gmail.com'],
  [hashedEmail('Jane.Doe@gmail.com', 'yandex'), vectors.gmail['others (dots kept)'], 'dots kept elsewhere'],
])('%s is %s: %s', (hash, wanted, _why) => expect(hash).toBe(wanted))

test('the file of Yandex has its heading and one row a person', () => {
  const rows = audienceRows(
    [
      { phones: ['+79450000101'], emails: ['maria.volkova@example.com'] },
      { phones: [], emails: [] },
    ],
    'yandex',
  )
  expect(rows.map(row => row.join(','))).toEqual([expected['header'], expected['row_hashed']])
})

test('the other files', () => {
  const people = [
    { phones: ['+79450000101'], emails: [] },
    { phones: [], emails: ['a@example.com'] },
  ]
  expect(audienceRows(people, 'google')).toEqual([
    ['Email', 'Phone'],
    ['', sha256Hex('+79450000101')],
    [sha256Hex('a@example.com'), ''],
  ])
  expect(audienceRows(people, 'meta')).toHaveLength(3)
  expect(audienceRows([...people, ...people], 'vk'), 'a family under one telephone is one').toHaveLength(1)
  expect(audienceRows(people, 'vk')).toEqual([[hashedPhone('+79450000101', 'vk')]])
})

import { describe, expect, test } from 'vitest'
import { handLinks } from './hand-links.ts'

const text = 'Анна, здравствуйте! Записать на 12:00 & 13:00?'

describe('handLinks', () => {
  test('a phone gives call, SMS and three messengers; the words survive the way there and back', () => {
    const links = handLinks({ address: '+79450000101', addressKind: 'phone', text })
    expect(links.map(link => link.way)).toEqual(['call', 'sms', 'whatsapp', 'telegram', 'viber'])
    expect(links[0]).toEqual({ way: 'call', href: 'tel:+79450000101', carriesText: false })
    expect(new URL(links[2]?.href ?? '').searchParams.get('text')).toBe(text)
    expect(links[2]?.href).toMatch(/^https:\/\/wa\.me\/79450000101\?text=/)
    expect(links[3]?.href).toMatch(/^tg:\/\/resolve\?phone=79450000101&text=/)
    expect(links[4]?.href).toMatch(/^viber:\/\/chat\?number=%2B79450000101&draft=/)
    expect(links[1]?.href).toBe(`sms:+79450000101?&body=${encodeURIComponent(text)}`)
  })

  test.each([
    [{ address: null, addressKind: null }, [], 'nobody to reach'],
    [{ address: 'a@b.test', addressKind: 'email' }, ['email'], 'a mail address'],
    [{ address: '@anna', addressKind: 'telegram' }, ['telegram'], 'a Telegram name'],
    [{ address: '---', addressKind: 'phone' }, [], 'no digits'],
  ])('%j gives %j: %s', (point, ways, _why) => {
    expect(handLinks({ ...point, text }).map(link => link.way)).toEqual(ways)
  })
})

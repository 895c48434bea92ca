import { expect, test } from 'vitest'
import { bindingUrl } from './binding-link.ts'

const routes = {
  telegram: { kind: 'telegram', values: { token: 'x', botName: '@shiny_bot' } },
  vk: { kind: 'vk', values: { groupId: 'club123' } },
  max: { kind: 'max', values: { botName: ' ' } },
} as const

test.each([
  ['telegram', 'https://t.me/shiny_bot?start=abc', 'the bot without its @'],
  ['vk', 'https://vk.me/club123?ref=abc', 'the number of the community'],
  ['max', undefined, 'a name of spaces is none'],
  ['whatsapp', undefined, 'goes by number and needs no token'],
])('%s leads to %s: %s', (channel, url, _why) => {
  expect(bindingUrl(routes, { channel, token: 'abc' })).toBe(url)
})

import { expect, test } from 'vitest'
import { isPushService } from './push-service.ts'

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc:def', true, 'Chrome and its kin'],
  ['https://updates.push.services.mozilla.com/wpush/v2/gAAA', true, 'Firefox'],
  ['https://web.push.apple.com/QGuQ', true, 'Safari'],
  ['https://wns2-par02p.notify.windows.com/w/?token=x', true, 'Edge'],
  ['http://fcm.googleapis.com/fcm/send/abc', false, 'not encrypted'],
  ['https://169.254.169.254/latest', false, 'an address inside'],
  ['https://fcm.googleapis.com.evil.test/x', false, 'only looks like it'],
  ['https://user@fcm.googleapis.com/x', false, 'with somebody in front'],
  ['https://evil.test/?https://fcm.googleapis.com/', false, 'the name is elsewhere'],
  ['', false, 'nothing'],
])('%s: %s, %s', (endpoint, expected) => {
  expect(isPushService(endpoint)).toBe(expected)
})

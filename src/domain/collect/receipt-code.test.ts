import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readReceiptCode, russianFiscalKey } from './receipt-code.ts'

interface Sample {
  readonly qr: string
  readonly expect: Readonly<Record<string, string | number>>
}
const samples = (country: string): Sample[] => JSON.parse(readFileSync(`test/data/sources/fiscal-${country}/qr-strings.json`, 'utf8'))

describe('receipt codes of the samples', () => {
  test.each([...samples('ru'), ...samples('bg')])('$qr', ({ qr, expect: expected }) => {
    const read = readReceiptCode(qr)
    const minute = read && 'minute' in read.when ? (read.when.minute ?? 0) : 0
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    const told: Readonly<Record<string, unknown>> = {
      local_time: `${read?.when.day}T${clock}`,
      total_minor: read?.totalMinor,
      fn: read?.drive,
      fm: read?.drive,
      fd: read?.document,
      doc: read?.document,
      fp: read?.sign,
      kind: read?.kind,
      currency: read?.currency,
    }
    for (const [name, value] of Object.entries(expected)) {
      if (name === 'same_receipt_as') expect(read?.fiscalKey).toBe(readReceiptCode(samples('ru')[Number(value)]?.qr ?? '')?.fiscalKey)
      else expect([name, told[name]]).toEqual([name, name === 'local_time' ? String(value).slice(0, 16) : value])
    }
  })
})

describe('what is no receipt', () => {
  test.each([
    ['https://example.com/?id=1', 'a link'],
    ['t=20240231T1015&s=1.00&fn=9999078900000001&i=1&fp=1&n=1', 'a day that is not there'],
    ['t=20240201T1015&s=1.00&fn=99&i=1&fp=1&n=1', 'a drive number of the wrong length'],
    ['t=20240201T1015&s=1.00&fn=9999078900000001&i=1&fp=1&n=5', 'an unknown kind'],
    ['44000001*1*2026-01-09*10:15*15.34', 'a time without seconds'],
    ['', 'nothing'],
  ])('%s: %s', text => expect(readReceiptCode(text)).toBeUndefined())
})

test('the key is one, whether the sign is printed with its zero or read as a number', () =>
  expect(russianFiscalKey('9999078900000001', '501', '0111111111')).toBe(russianFiscalKey('9999078900000001', 501, 111_111_111)))

import { describe, expect, test } from 'vitest'
import { addMs, DAY_MS, instant } from '../../kernel/instant.ts'
import { ATTEMPTS_MAX, decideOutcome, RETRY_BASE_MS } from './outcome.ts'

const at = instant('2026-03-10T10:30:00Z')
const first = { attempts: 1, at, notAfter: addMs(at, DAY_MS) }
const notSent = { kind: 'not-sent', reason: 'unreachable', detail: '' } as const

describe('decideOutcome', () => {
  test('handed, failed and unknown stay what they are', () => {
    expect(decideOutcome({ kind: 'handed', providerId: 'x', reason: 'accepted' }, first)).toMatchObject({
      state: 'handed',
      providerId: 'x',
      notBefore: null,
    })
    expect(decideOutcome({ kind: 'failed', reason: 'refused', detail: '' }, first)).toMatchObject({ state: 'failed' })
    expect(decideOutcome({ kind: 'unknown', reason: 'no-answer-after-data', detail: '' }, first)).toMatchObject({
      state: 'unknown',
      notBefore: null,
    })
  })

  test.each([
    [1, RETRY_BASE_MS, 'the first pause'],
    [2, 2 * RETRY_BASE_MS, 'twice as long'],
    [ATTEMPTS_MAX - 1, RETRY_BASE_MS * 2 ** (ATTEMPTS_MAX - 2), 'the last try but one'],
  ])('after attempt %d what did not leave waits %d ms: %s', (attempts, waitMs) => {
    expect(decideOutcome(notSent, { ...first, attempts })).toMatchObject({ state: 'queued', notBefore: addMs(at, waitMs) })
  })

  test('after the last attempt, or past its validity, it has failed', () => {
    expect(decideOutcome(notSent, { ...first, attempts: ATTEMPTS_MAX })).toMatchObject({ state: 'failed' })
    expect(decideOutcome(notSent, { ...first, notAfter: addMs(at, RETRY_BASE_MS) })).toMatchObject({ state: 'queued' })
    expect(decideOutcome(notSent, { ...first, notAfter: addMs(at, RETRY_BASE_MS - 1) })).toMatchObject({ state: 'failed' })
  })

  test('whoever is asked to wait waits as long as that, and never fails by it before his words are stale', () => {
    const told = { ...notSent, reason: 'refused', waitMs: 5000 } as const
    expect(decideOutcome(told, { ...first, attempts: ATTEMPTS_MAX + 9 })).toMatchObject({
      state: 'queued',
      reason: 'rate',
      notBefore: addMs(at, 5000),
    })
    expect(decideOutcome(told, { ...first, notAfter: addMs(at, 4999) })).toMatchObject({ state: 'failed', reason: 'refused' })
  })
})

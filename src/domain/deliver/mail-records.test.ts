import { describe, expect, test } from 'vitest'
import { dkimFinding, dmarcFinding, hasWorsened, isAligned, type MailFindings, spfFinding } from './mail-records.ts'

describe('what the DNS says', () => {
  test.each([
    [[], 'missing', 'nothing is published'],
    [['google-site-verification=x'], 'missing', 'another record'],
    [['v=spf1 include:_spf.yandex.net ~all'], 'ok', 'the usual record of Yandex'],
    [['v=spf1 redirect=_spf.mail.ru'], 'ok', 'the usual record of Mail.ru'],
    [['v=spf1 a ~all', 'v=spf1 mx ~all'], 'several', 'two records are none (RFC 7208, 4.5)'],
    [['v=spf1 +all'], 'allows-everybody', 'anybody may send'],
    [['v=spf1 inlcude:_spf.yandex.net ~all'], 'malformed', 'a slip of the pen, and the whole is thrown away'],
    [['v=spf1 ip4:203.0.113.5/32 ip6:2001:db8::/32 a:x.test mx/24 exists:%{i}.x.test exp=e.x.test -all'], 'ok', 'every kind of word'],
    [['v=spf1 a mx'], 'without-end', 'no verdict about strangers'],
    [[`v=spf1 ${Array.from({ length: 11 }, (_, nth) => `include:s${nth}.test`).join(' ')} -all`], 'too-many-lookups', 'eleven lookups'],
    [[`v=spf1 ${Array.from({ length: 10 }, (_, nth) => `include:s${nth}.test`).join(' ')} -all`], 'ok', 'ten are allowed'],
  ] as const)('SPF %j is %s: %s', (records, finding, _why) => {
    expect(spfFinding(records)).toBe(finding)
  })

  test.each([
    [[], 'missing', 'not published'],
    [['v=DKIM1; k=rsa; p=AAAB'], 'ok', 'the key'],
    [['v=DKIM1;k=rsa;p=AA AB '], 'ok', 'with spaces of an editor'],
    [['v=DKIM1; k=rsa; p=CCCC'], 'other-key', 'an older key'],
    [['v=DKIM1; p='], 'other-key', 'taken back'],
    [['v=DKIM1; p=CCCC', 'v=DKIM1; p=AAAB'], 'ok', 'one of two'],
  ] as const)('DKIM %j is %s: %s', (records, finding, _why) => {
    expect(dkimFinding(records, 'v=DKIM1; k=rsa; p=AAAB')).toBe(finding)
  })

  test.each([
    [[], 'missing', 'not published'],
    [['v=DMARC1; p=reject; rua=mailto:a@b.test'], 'ok', 'strict'],
    [['v=DMARC1; p=quarantine'], 'ok', 'doubtful ones to spam'],
    [['v=DMARC1; p=none'], 'watches-only', 'enough for Gmail, protects nobody'],
    [['v=DMARC1'], 'malformed', 'no policy'],
    [['v=DMARC1; p=none', 'v=DMARC1; p=none'], 'several', 'two records are none'],
  ] as const)('DMARC %j is %s: %s', (records, finding, _why) => {
    expect(dmarcFinding(records)).toBe(finding)
  })

  test.each([
    ['shop.test', 'shop.test', true, 'the same'],
    ['mail.shop.test', 'shop.test', true, 'below it'],
    ['othershop.test', 'shop.test', false, 'only its letters end alike'],
  ])('a signature of %s counts for %s: %s, %s', (signing, from, expected, _why) => {
    expect(isAligned(signing, from)).toBe(expected)
  })
})

describe('what became worse over night', () => {
  const fine: MailFindings = { spf: 'ok', dkim: 'ok', dmarc: 'ok' }
  test.each<[Partial<MailFindings>, Partial<MailFindings>, boolean, string]>([
    [{}, { dkim: 'missing' }, true, 'the key is no longer published'],
    [{}, { dkim: 'other-key' }, true, 'another key stands in its place'],
    [{}, { spf: 'several' }, true, 'a second record makes both worthless'],
    [{}, { dmarc: 'watches-only' }, false, 'a milder rule is still a rule'],
    [{}, { spf: 'no-answer', dkim: 'no-answer' }, false, 'a silent name server says nothing'],
    [{ dkim: 'missing' }, { dkim: 'missing' }, false, 'what never was is not lost'],
    [{ dkim: 'missing' }, {}, false, 'better is not worse'],
  ])('%j, then %j: %s, %s', (before, now, expected) => {
    expect(hasWorsened({ ...fine, ...before }, { ...fine, ...now })).toBe(expected)
  })
})

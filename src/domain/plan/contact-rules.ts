/**
 * What the law and the carriers of a country ask, as data with source and date: who may be written to by which channel for
 * which purpose, within which hours, with which words. Engineering guidance, not advice; the owner confirms, and a rule he
 * takes upon himself is logged. The strictest of all rules that fit is kept.
 */
import type { MinuteRange } from '../collect/business.ts'
import type { ConsentBasis } from '../collect/consent.ts'
import type { ContactPointKind } from '../collect/contact-point.ts'
import { day, type Day } from '../../kernel/day.ts'

/** Grows with every change of the table below; stored with the audit of a rule that was overridden. */
export const RULES_VERSION = '2026-11-22'

/** How a message travels, whatever the program's name for the channel. */
export const CARRIERS = ['call', 'sms', 'email', 'telegram', 'viber', 'whatsapp', 'vk', 'max', 'push'] as const
export type Carrier = (typeof CARRIERS)[number]

export const MANDATORY_PARTS = ['sender', 'stop', 'unsubscribe-link', 'conditions', 'advertiser', 'ad-token'] as const
export type MandatoryPart = (typeof MANDATORY_PARTS)[number]

export interface ContactRule {
  readonly id: string
  /** ISO 3166-1 alpha-2; 'EU' for its members, '*' for all. */
  readonly country: string
  /** Null for every carrier. */
  readonly carriers: readonly Carrier[] | null
  readonly purpose: 'marketing' | 'content' | 'service'
  /** No such message at all. */
  readonly isForbidden: boolean
  /** Bases of a consent that carry it; empty where the rule is about something else. */
  readonly bases: readonly ConsentBasis[]
  /** Local minutes in which it may arrive; null when the law names none. */
  readonly hours: MinuteRange | null
  readonly mandatory: readonly MandatoryPart[]
  readonly source: string
  /** In force from this day on. */
  readonly since: Day
}

type Base = Pick<ContactRule, 'id' | 'country' | 'carriers' | 'purpose' | 'source'> &
  Partial<Pick<ContactRule, 'isForbidden' | 'bases' | 'hours' | 'mandatory'>> & { readonly since: string }

const rule = (given: Base): ContactRule => ({
  isForbidden: false,
  bases: [],
  hours: null,
  mandatory: [],
  ...given,
  since: day(given.since),
})

const EXPLICIT: readonly ConsentBasis[] = ['explicit']
const SOFT: readonly ConsentBasis[] = ['explicit', 'soft-opt-in']

export const CONTACT_RULES: readonly ContactRule[] = [
  rule({
    id: 'any-stop',
    country: '*',
    carriers: null,
    purpose: 'marketing',
    mandatory: ['sender', 'stop'],
    source: 'RFC 8058; M3AAWG sender practices',
    since: '2018-01-01',
  }),
  rule({
    id: 'any-email-unsubscribe',
    country: '*',
    carriers: ['email'],
    purpose: 'marketing',
    mandatory: ['unsubscribe-link'],
    source: 'Gmail and Yahoo bulk sender rules',
    since: '2024-06-01',
  }),
  rule({
    id: 'ru-prior-consent',
    country: 'RU',
    carriers: null,
    purpose: 'marketing',
    bases: EXPLICIT,
    source: '38-ФЗ ст. 18; ст. 14.3 ч. 4.1 КоАП',
    since: '2006-07-01',
  }),
  rule({
    id: 'ru-messenger-ads',
    country: 'RU',
    carriers: ['telegram', 'whatsapp'],
    purpose: 'marketing',
    isForbidden: true,
    source: '38-ФЗ ст. 5 ч. 10.7; разъяснение ФАС 2026-03-05',
    since: '2025-09-01',
  }),
  rule({
    id: 'ru-messenger-content',
    country: 'RU',
    carriers: ['telegram', 'whatsapp'],
    purpose: 'content',
    isForbidden: true,
    source: '38-ФЗ ст. 5 ч. 10.7; разъяснение ФАС 2026-03-05',
    since: '2025-09-01',
  }),
  rule({
    id: 'bg-consent',
    country: 'BG',
    carriers: null,
    purpose: 'marketing',
    bases: SOFT,
    mandatory: ['conditions'],
    source: 'ЗЕТ чл. 5–6; ЗЕС чл. 261',
    since: '2006-12-24',
  }),
  rule({
    id: 'eu-soft-opt-in',
    country: 'EU',
    carriers: null,
    purpose: 'marketing',
    bases: SOFT,
    source: 'Directive 2002/58/EC art. 13(2); CJEU C-654/23',
    since: '2003-10-31',
  }),
  rule({
    id: 'us-tcpa-consent',
    country: 'US',
    carriers: ['sms', 'call', 'whatsapp'],
    purpose: 'marketing',
    bases: EXPLICIT,
    source: '47 CFR 64.1200',
    since: '2013-10-16',
  }),
  rule({
    id: 'us-tcpa-hours',
    country: 'US',
    carriers: ['sms', 'call'],
    purpose: 'marketing',
    hours: { fromMinute: 480, toMinute: 1200 },
    source: '47 CFR 64.1200(c)(1), the stricter 8:00–20:00 of FL, OK, MD',
    since: '2021-07-01',
  }),
]

export const EU_COUNTRIES: readonly string[] = 'AT BE CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

export interface RuleQuestion {
  readonly country: string
  readonly carrier: Carrier
  readonly purpose: 'marketing' | 'content' | 'service'
  readonly overridden: readonly string[]
}

export interface RuleAnswer {
  readonly isForbidden: boolean
  /** Null when any yes will do. */
  readonly bases: readonly ConsentBasis[] | null
  readonly hours: MinuteRange | null
  readonly mandatory: readonly MandatoryPart[]
  readonly rules: readonly ContactRule[]
}

/** All rules that fit, taken together: forbidden when one forbids, the bases and the hours that all of them allow. */
export function contactRule({ country, carrier, purpose, overridden }: RuleQuestion): RuleAnswer {
  const rules = CONTACT_RULES.filter(
    one =>
      (one.country === '*' || one.country === country || (one.country === 'EU' && EU_COUNTRIES.includes(country))) &&
      (one.carriers === null || one.carriers.includes(carrier)) &&
      one.purpose === purpose &&
      !overridden.includes(one.id),
  )
  const based = rules.filter(one => one.bases.length > 0)
  const timed = rules.flatMap(one => (one.hours === null ? [] : [one.hours]))
  return {
    isForbidden: rules.some(one => one.isForbidden),
    bases: based.length === 0 ? null : (based[0]?.bases ?? []).filter(basis => based.every(one => one.bases.includes(basis))),
    hours:
      timed.length === 0
        ? null
        : { fromMinute: Math.max(...timed.map(one => one.fromMinute)), toMinute: Math.min(...timed.map(one => one.toMinute)) },
    mandatory: [...new Set(rules.flatMap(one => one.mandatory))],
    rules,
  }
}

/** How a channel of the program reaches such a contact point: by hand a phone is called, a messenger is written in. */
export function carrierOf(channel: string, kind: ContactPointKind): Carrier {
  const own = CARRIERS.find(carrier => carrier === channel)
  if (own !== undefined) return own
  const byKind = CARRIERS.find(carrier => carrier === kind)
  return byKind ?? (channel === 'sandbox' ? 'sms' : 'call')
}

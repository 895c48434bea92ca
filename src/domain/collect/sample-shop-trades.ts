/**
 * How each sample trade lives: how many people come, how often, how faithfully and in which season. The shapes are those of
 * small shops in general (a seasonal clock, log-normal gaps, a chance to stay away after each visit); no real shop is copied.
 */
import type { OpeningHours, WeekHours } from './business.ts'
import type { InThree } from './sample-shop-goods.ts'
import type { SampleShopKind, SampleSource } from './sample-shop-shape.ts'

export interface SampleHabit {
  readonly name: 'regular' | 'periodic' | 'irregular' | 'one-timer'
  readonly share: number
  /** Standard deviation of the logarithm of a gap: 0.1 is clockwork, 1 follows no cycle. */
  readonly spread: number
  /** Chance after each visit that the customer never comes again. */
  readonly stop: number
}

/** A bump of demand around a day of the year. */
export interface SeasonPeak {
  readonly dayOfYear: number
  readonly spreadDays: number
  readonly height: number
}

export interface SampleTrade {
  readonly customers: number
  /** Typical days between visits, and how much people differ (standard deviation of the logarithm). */
  readonly cycleDays: number
  readonly cycleSpread: number
  /** Demand outside the peaks; 1 with no peaks is a trade without seasons. */
  readonly seasonFloor: number
  readonly peaks: readonly SeasonPeak[]
  readonly habits: readonly SampleHabit[]
  readonly womenShare: number
  readonly sources: Readonly<Record<SampleSource, number>>
  /** Sales a week to people who left no contact. */
  readonly anonymousPerWeek: number
  /** Advertising, a month, in whole units of RUB, EUR and USD. */
  readonly advertising: readonly [number, number, number]
  readonly hours: OpeningHours
  readonly shopName: InThree
}

const week = (fromMinute: number, toMinute: number, closed: readonly number[] = []): OpeningHours => {
  const on = (weekday: number): WeekHours[number] => (closed.includes(weekday) ? null : { fromMinute, toMinute })
  return { week: [on(1), on(2), on(3), on(4), on(5), on(6), on(7)], closedDays: [] }
}

const habits = (regular: number, periodic: number, irregular: number, stops: readonly [number, number, number]): SampleHabit[] => [
  { name: 'regular', share: regular, spread: 0.18, stop: stops[0] },
  { name: 'periodic', share: periodic, spread: 0.42, stop: stops[1] },
  { name: 'irregular', share: irregular, spread: 0.95, stop: stops[2] },
  { name: 'one-timer', share: 1 - regular - periodic - irregular, spread: 0.5, stop: 1 },
]

export const SAMPLE_TRADES: Readonly<Record<SampleShopKind, SampleTrade>> = {
  tyres: {
    customers: 400,
    cycleDays: 182.5,
    cycleSpread: 0.02,
    seasonFloor: 0.03,
    // Changeovers bunch around 6 April and 26 October.
    peaks: [
      { dayOfYear: 96, spreadDays: 11, height: 10 },
      { dayOfYear: 299, spreadDays: 12, height: 10 },
    ],
    habits: habits(0.55, 0.22, 0.08, [0.04, 0.08, 0.15]),
    womenShare: 0.3,
    sources: { existing: 0.4, referral: 0.25, ads: 0.2, 'walk-in': 0.15 },
    anonymousPerWeek: 5,
    advertising: [18000, 260, 400],
    hours: week(540, 1140, [7]),
    shopName: ['Шинный двор', 'Гуми Център Запад', 'Northside Tire'],
  },
  salon: {
    customers: 360,
    cycleDays: 38,
    cycleSpread: 0.35,
    seasonFloor: 0.7,
    // New Year, 8 March, the weeks before the summer, and the first of September.
    peaks: [
      { dayOfYear: 355, spreadDays: 9, height: 1.2 },
      { dayOfYear: 64, spreadDays: 6, height: 0.9 },
      { dayOfYear: 140, spreadDays: 15, height: 0.5 },
      { dayOfYear: 243, spreadDays: 8, height: 0.5 },
    ],
    habits: habits(0.38, 0.24, 0.12, [0.03, 0.06, 0.12]),
    womenShare: 0.88,
    sources: { existing: 0.42, referral: 0.28, ads: 0.18, 'walk-in': 0.12 },
    anonymousPerWeek: 2,
    advertising: [12000, 150, 260],
    hours: week(600, 1200, [1]),
    shopName: ['Салон «Алина»', 'Салон Алина', 'Alina Hair & Nails'],
  },
  taxi: {
    customers: 320,
    cycleDays: 22,
    cycleSpread: 0.6,
    seasonFloor: 1,
    peaks: [],
    habits: habits(0.26, 0.26, 0.16, [0.02, 0.05, 0.1]),
    womenShare: 0.55,
    sources: { existing: 0.3, referral: 0.2, ads: 0.4, 'walk-in': 0.1 },
    anonymousPerWeek: 6,
    advertising: [22000, 240, 450],
    hours: week(0, 1440),
    shopName: ['Такси «Николай и сыновья»', 'Такси Николай', 'Nick’s Cab'],
  },
  tiles: {
    customers: 400,
    cycleDays: 45,
    cycleSpread: 0.4,
    seasonFloor: 0.7,
    // People renovate in spring and before the winter.
    peaks: [
      { dayOfYear: 115, spreadDays: 25, height: 0.6 },
      { dayOfYear: 270, spreadDays: 25, height: 0.6 },
    ],
    // The habits are those of the craftsmen; families renovate once (see sample-shop-tiles.ts).
    habits: habits(0.6, 0.3, 0.1, [0.02, 0.05, 0.1]),
    womenShare: 0.45,
    // More from advertising than from old customers and their friends: Numbers says so.
    sources: { existing: 0.18, referral: 0.16, ads: 0.52, 'walk-in': 0.14 },
    anonymousPerWeek: 3,
    advertising: [60000, 700, 1200],
    hours: week(540, 1140, [7]),
    shopName: ['Плитка и ванны', 'Плочки и баня', 'Tile & Bath Corner'],
  },
  cafe: {
    customers: 320,
    cycleDays: 8,
    cycleSpread: 0.55,
    seasonFloor: 1,
    peaks: [],
    habits: habits(0.22, 0.22, 0.2, [0.015, 0.04, 0.08]),
    womenShare: 0.55,
    sources: { existing: 0.38, referral: 0.24, ads: 0.13, 'walk-in': 0.25 },
    anonymousPerWeek: 8,
    advertising: [6000, 80, 150],
    hours: week(480, 1200),
    shopName: ['Кофейня «Угол»', 'Кафене Ъгъла', 'Corner Coffee'],
  },
}

export const SAMPLE_PLACES = {
  ru: { country: 'RU', currency: 'RUB', zone: 'Europe/Moscow' },
  bg: { country: 'BG', currency: 'EUR', zone: 'Europe/Sofia' },
  en: { country: 'US', currency: 'USD', zone: 'America/New_York' },
} as const

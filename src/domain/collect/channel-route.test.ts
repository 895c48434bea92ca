import { describe, expect, test } from 'vitest'
import {
  accountOf,
  canBeAnswered,
  isRouteKind,
  mergedRoute,
  ROUTE_FIELDS,
  ROUTE_KINDS,
  ROUTE_NAMES,
  routeRefusals,
  secretFields,
  valuesOf,
} from './channel-route.ts'

const smpp = { host: 'smsc.test', systemId: 'shop', password: 'secret', sender: 'SHINY' }

describe('a route of a channel', () => {
  test.each<[values: Record<string, string>, refusals: Record<string, string>, why: string]>([
    [smpp, {}, 'everything that has no standard'],
    [{ ...smpp, host: ' ' }, { host: 'missing' }, 'spaces are nothing'],
    [{ ...smpp, port: '2775a' }, { port: 'no-number' }, 'a letter in a number'],
    [{ ...smpp, joining: 'glue' }, { joining: 'no-choice' }, 'a choice nobody offered'],
    [{ ...smpp, systemType: 'x'.repeat(4001) }, { systemType: 'too-long' }, 'longer than anything real'],
  ])('%j is refused for %j: %s', (values, refusals, _why) => {
    expect(routeRefusals({ kind: 'smpp', values })).toEqual(refusals)
  })

  test('an address has to be one', () => {
    expect(routeRefusals({ kind: 'sms-template', values: { url: 'sms.test' } })).toEqual({ url: 'no-url' })
  })

  test('standards stand where nothing was said, and another kind is another route', () => {
    expect(valuesOf({ kind: 'smpp', values: smpp }, 'smpp')).toMatchObject({ port: '2775', joining: 'udh', windowMax: '10' })
    expect(valuesOf({ kind: 'smpp', values: smpp }, 'twilio')).toBeUndefined()
    expect(valuesOf(undefined, 'twilio')).toBeUndefined()
  })

  test('an empty secret keeps the stored one, but not that of another provider', () => {
    const stored = { kind: 'smsc-ru', values: { login: 'a', password: 'old' } } as const
    expect(mergedRoute(stored, { kind: 'smsc-ru', values: { login: 'b', password: '' } }).values).toMatchObject({
      login: 'b',
      password: 'old',
    })
    expect(mergedRoute(stored, { kind: 'smsc-ru', values: { password: 'new' } }).values['password']).toBe('new')
    expect(mergedRoute(stored, { kind: 'mobica', values: { user: 'b' } }).values['password']).toBe('')
  })

  test('every kind belongs to a channel, and every secret is called one', () => {
    expect(ROUTE_NAMES.flatMap(name => [...ROUTE_KINDS[name]]).toSorted()).toEqual(Object.keys(ROUTE_FIELDS).toSorted())
    const named = Object.values(ROUTE_FIELDS)
      .flat()
      .filter(field => /password|token|secret|privateKey|apiId|authorization/i.test(field.name))
    expect(named.filter(field => field.form !== 'secret')).toEqual([])
    expect(secretFields('twilio')).toEqual(['authToken'])
    expect([isRouteKind('twilio'), isRouteKind('toString')]).toEqual([true, false])
  })

  test.each([
    ['SHINY', false, 'a name'],
    ['Шины24', false, 'a name with digits'],
    ['+79450001234', true, 'a number'],
    ['4242', true, 'a short number'],
    ['', false, 'the provider picks a name'],
  ])('can %j be answered: %s', (sender, can, _why) => {
    expect(canBeAnswered(sender)).toBe(can)
  })
})

test.each([
  ['smsc-ru', { login: 'Shop 7', password: 'x' }, 'smsc.ru:shop_7', 'an SMS through SMSC.ru'],
  ['viber-smsc', { login: 'shop 7', password: 'y' }, 'smsc.ru:shop_7', 'a Viber message through the same account'],
  ['sms-template', { url: 'https://Gate.example:8443/send?to={to}' }, 'gate.example:8443', 'a provider of his own is known by its address'],
  ['sms-ru', { apiId: 'secret' }, 'sms.ru', 'the key is no name'],
  ['telegram', { token: 'secret' }, undefined, 'a bot is an account of its own'],
] as const)('%s %j goes through %s: %s', (kind, values, account, _why) => {
  expect(accountOf({ kind, values })).toBe(account)
})

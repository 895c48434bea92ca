import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../test/business.ts'
import { testStore, type TestStore } from '../../test/database.ts'
import { businessId } from '../kernel/ids.ts'
import { instant } from '../kernel/instant.ts'
import type { Tx } from '../ports/store.ts'
import { openStore } from './open-store.ts'
import { Remembered } from './remembered.ts'

const AT = instant('2026-03-10T23:30:00Z')
let opened: TestStore
beforeAll(async () => {
  opened = await testStore()
})
afterAll(() => opened.close())

const readFacts = async (tx: Tx) => {
  const { settings, today } = await tx.understand.facts(AT, [])
  return { name: settings.name, zone: settings.zone, today }
}
const rename = (name: string, zone: string) => async (tx: Tx) => {
  const { version } = await tx.business.read()
  await tx.business.change({ name, zone }, { version, at: AT })
}

describe('settings that are remembered', () => {
  test('are those of now, also when another program has changed them', async () => {
    const business = await newBusiness(opened.store, { name: 'До', zone: 'Europe/London' })
    const other = await openStore({ databaseUrl: opened.databaseUrl, secretKey: new Uint8Array(32), migrate: false })
    const facts = () => opened.store.inBusiness(business, readFacts)
    expect(await facts()).toEqual({ name: 'До', zone: 'Europe/London', today: '2026-03-10' })
    await other.inBusiness(business, rename('После', 'Asia/Vladivostok'))
    await other.close()
    expect(await facts()).toEqual({ name: 'После', zone: 'Asia/Vladivostok', today: '2026-03-11' })
  })

  test('a change that was taken back is not remembered', async () => {
    const business = await newBusiness(opened.store, { name: 'До', zone: 'Europe/London' })
    const undone = opened.store.inBusiness(business, async tx => {
      await rename('Почти', 'Europe/London')(tx)
      expect((await readFacts(tx)).name).toBe('Почти')
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect((await opened.store.inBusiness(business, readFacts)).name).toBe('До')
  })
})

test('of very many businesses those asked for last are remembered', () => {
  const remembered = new Remembered()
  const of = (number: number) => remembered.of(businessId(number))
  const first = of(1)
  const second = of(2)
  for (let number = 3; number <= 200; number += 1) of(number)
  expect(of(1)).toBe(first)
  of(201)
  expect(of(1)).toBe(first)
  expect(of(2)).not.toBe(second)
})

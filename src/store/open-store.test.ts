import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../test/business.ts'
import { testStore, type TestStore } from '../../test/database.ts'
import { addMs, instant } from '../kernel/instant.ts'
import { id, newId } from '../kernel/ids.ts'

const NOW = instant('2026-03-10T10:00:00Z')
let opened: TestStore

beforeAll(async () => {
  opened = await testStore()
})
afterAll(() => opened.close())

describe('a transaction of one business', () => {
  test('reads back what it wrote, times as instants', async () => {
    const business = await newBusiness(opened.store, { name: 'Кафе «Ёлка»', at: NOW })
    const read = await opened.store.inBusiness(business, tx => tx.business.read())
    expect(read).toMatchObject({ id: business, name: 'Кафе «Ёлка»', updatedAt: NOW, version: 1 })
  })

  test('cannot see another business, even when a query forgets to ask', async () => {
    const mine = await newBusiness(opened.store)
    const theirs = await newBusiness(opened.store)
    await opened.store.inBusiness(theirs, tx => tx.business.markChanged([id(newId(NOW))], NOW))
    expect(await opened.store.inBusiness(mine, tx => tx.business.takeChanged(10))).toEqual([])
  })

  test('is undone by an exception', async () => {
    const business = await newBusiness(opened.store)
    const failing = opened.store.inBusiness(business, async tx => {
      await tx.business.markChanged([newId(NOW)], NOW)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await opened.store.inBusiness(business, tx => tx.business.takeChanged(10))).toEqual([])
  })

  test('a settings form of an older version is refused', async () => {
    const business = await newBusiness(opened.store)
    const change = (name: string) =>
      opened.store.inBusiness(business, tx => tx.business.change({ name }, { version: 1, at: addMs(NOW, 1) }))
    expect(await change('first')).toBe(true)
    expect(await change('second')).toBe(false)
  })
})

describe('exclusive work', () => {
  test('turns the second away while the first is at it, and lets it in afterwards', async () => {
    const business = await newBusiness(opened.store)
    const inner = await opened.store.exclusively(business, { name: 'tick' }, () =>
      opened.store.exclusively(business, { name: 'tick' }, async () => 'done'),
    )
    expect(inner).toBe('busy')
    expect(await opened.store.exclusively(business, { name: 'tick' }, async () => 'done')).toBe('done')
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { newBusiness } from '../../../test/business.ts'
import { testStore } from '../../../test/database.ts'
import { fixedClock } from '../../ports/clock.ts'
import { claimOwnerLink } from './claim-owner-link.ts'
import { makeOwnerLink } from './make-owner-link.ts'
import { signIn } from './sign-in.ts'

let database: Awaited<ReturnType<typeof testStore>>
beforeAll(async () => {
  database = await testStore()
})
afterAll(() => database.close())

const clock = fixedClock(instant('2026-03-10T10:00:00Z'))
const person = { name: 'Анна', locale: 'ru', userAgent: null } as const

test('a second link with the own login sets a new password; the old one no longer opens', async () => {
  const deps = { store: database.store, clock }
  const business = await newBusiness(database.store)
  const first = await claimOwnerLink(deps, {
    ...person,
    token: await makeOwnerLink(deps, business),
    login: 'anna',
    password: 'three old words',
  })
  expect(first).toMatchObject({ token: expect.any(String) })
  const second = await claimOwnerLink(deps, {
    ...person,
    token: await makeOwnerLink(deps, business),
    login: ' Anna ',
    password: 'three new words',
  })
  expect(second).toMatchObject({ token: expect.any(String) })
  const enter = (password: string): Promise<unknown> => signIn(deps, { login: 'anna', password, userAgent: null })
  expect(await enter('three old words')).toBe('wrong')
  expect(await enter('three new words')).toMatchObject({ token: expect.any(String) })
})

test('a login of another business is taken, and the link stays good', async () => {
  const deps = { store: database.store, clock }
  const [mine, theirs] = [await newBusiness(database.store), await newBusiness(database.store)]
  await claimOwnerLink(deps, { ...person, token: await makeOwnerLink(deps, theirs), login: 'boris', password: 'three old words' })
  const token = await makeOwnerLink(deps, mine)
  expect(await claimOwnerLink(deps, { ...person, token, login: 'boris', password: 'three new words' })).toBe('login-taken')
  expect(await claimOwnerLink(deps, { ...person, token, login: 'vera', password: 'three new words' })).toMatchObject({
    token: expect.any(String),
  })
  expect(await claimOwnerLink(deps, { ...person, token, login: 'vera', password: 'three new words' })).toBe('expired')
})

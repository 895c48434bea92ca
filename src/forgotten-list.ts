/**
 * Who asked to be forgotten, kept outside the database: ids and hashes alone, in the data folder and beside every backup that was made.
 * A backup knows nothing of what was asked after it; whoever restores it forgets these people again before anything else happens.
 */
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { businessId, id, isId } from './kernel/ids.ts'
import type { Clock } from './ports/clock.ts'
import type { Store } from './ports/store.ts'
import { eraseCustomer } from './usecases/collect/erase-customer.ts'

const LIST = 'forgotten-people'
const BACKUPS = 'backups-made'
const BESIDE = '.forgotten'

const ENTRY = z.object({ business: z.int().positive(), customerId: z.string().refine(isId), hashes: z.array(z.string()) })

export async function rememberBackup(dataDirectory: string, file: string): Promise<void> {
  await appendFile(join(dataDirectory, BACKUPS), `${file}\n`, { mode: 0o600 })
}

/** Writes the list anew, into the data folder and beside each backup; a backup whose folder is away gets it with the next one. */
export async function keepForgottenList(store: Store, dataDirectory: string): Promise<void> {
  const lines: string[] = []
  for (const business of await store.system.businesses()) {
    const erasures = await store.inBusiness(business, tx => tx.collect.customers.erasures())
    for (const { customerId, hashes } of erasures) lines.push(`${JSON.stringify({ business, customerId, hashes })}\n`)
  }
  const backups = (await readFile(join(dataDirectory, BACKUPS), 'utf8').catch(() => '')).split('\n').filter(Boolean)
  await writeFile(join(dataDirectory, LIST), lines.join(''), { mode: 0o600 })
  for (const backup of new Set(backups)) await writeFile(backup + BESIDE, lines.join(''), { mode: 0o600 }).catch(() => undefined)
}

/** How many people of the restored database had asked to be forgotten since it was saved, and are forgotten again. */
export async function forgetAgain(
  deps: { readonly store: Store; readonly clock: Clock },
  { backup, dataDirectory }: { readonly backup: string; readonly dataDirectory: string },
): Promise<number> {
  const texts = await Promise.all([backup + BESIDE, join(dataDirectory, LIST)].map(file => readFile(file, 'utf8').catch(() => '')))
  const known = new Set<number>(await deps.store.system.businesses())
  let forgotten = 0
  for (const line of new Set(texts.join('\n').split('\n').filter(Boolean))) {
    const entry = ENTRY.safeParse(JSON.parse(line))
    if (!entry.success || !known.has(entry.data.business)) continue
    const business = businessId(entry.data.business)
    const done = await eraseCustomer(deps, business, { customerId: id<'customer'>(entry.data.customerId), actor: 'system' })
    if ('outcome' in done) forgotten += 1
  }
  return forgotten
}

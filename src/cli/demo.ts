/** `regulars demo`: a sample shop to look around in, in a data folder of its own, made anew on a new day. */
import { parseArgs } from 'node:util'
import { localDay } from '../kernel/zone.ts'
import { WORK_WORDS } from '../locales/terminal/work-words.ts'
import { loadSampleShop, type SampleWish } from '../usecases/business/load-sample-shop.ts'
import type { App } from './app.ts'
import type { CommandContext } from './command.ts'
import { addressOf, serveUntilStopped } from './start.ts'
import { UsageError } from './usage-error.ts'

const SHOPS: readonly SampleWish['shop'][] = ['tyres', 'salon', 'taxi', 'tiles', 'cafe']

export async function demoCommand(args: string[], context: CommandContext): Promise<number> {
  const { io, program, options } = context
  const { values } = parseArgs({
    args,
    options: { shop: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } },
    allowPositionals: false,
  })
  const shop = SHOPS.find(known => known === (values.shop ?? 'tyres'))
  if (shop === undefined) throw new UsageError('not-among', { option: '--shop', choices: SHOPS.join(', ') })
  const address = addressOf(values, program)
  const app = await program.openApp({ ...options, dataDirectory: options.dataDirectory ?? `${program.config.dataDirectory}-demo` })
  if (!(await isFresh(app, shop))) {
    const loaded = await loadSampleShop(app, app.business, { shop, locale: io.locale, actor: 'system' })
    if (loaded === 'has-own-data') {
      await app.close()
      io.err(WORK_WORDS[io.locale].holdsRealShop)
      return 1
    }
    io.err(WORK_WORDS[io.locale].sampleMade(loaded.customers, loaded.purchases))
  }
  return serveUntilStopped(app, context, { ...address, hasWorker: true })
}

/** The loading stands among the first entries of a demonstration. */
const TRAIL_LENGTH = 200

/** Its history ends yesterday: the one loaded earlier today will do. */
async function isFresh(app: App, shop: SampleWish['shop']): Promise<boolean> {
  const { business, trail } = await app.store.inBusiness(app.business, async tx => ({
    business: await tx.business.read(),
    trail: await tx.business.auditTrail({ limit: TRAIL_LENGTH }),
  }))
  const loaded = trail.find(entry => entry.action === 'sample-loaded')
  return (
    business.isSample && loaded?.detail['shop'] === shop && localDay(loaded.at, business.zone) === localDay(app.clock.now(), business.zone)
  )
}

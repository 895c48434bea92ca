/**
 * What a campaign to a whole large business takes: `node bench/campaign.ts [customers]` (a minute for 100,000, nine for a
 * million). Looking at it before the yes, the yes, its results; time, CPU of this process, and the most memory it held.
 * A database of its own under the temporary folder, thrown away at the end. Figures: docs/methods/campaigns.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVERYBODY } from '../src/domain/plan/campaign.ts'
import { day } from '../src/kernel/day.ts'
import { instant } from '../src/kernel/instant.ts'
import { minor } from '../src/kernel/money.ts'
import { fixedClock } from '../src/ports/clock.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { approveCampaign } from '../src/usecases/plan/approve-campaign.ts'
import { campaignResults } from '../src/usecases/plan/campaign-results.ts'
import { saveCampaign } from '../src/usecases/plan/edit-campaign.ts'
import { previewCampaign } from '../src/usecases/plan/preview-campaign.ts'
import { fillLargeShop } from './large-shop.ts'

const customers = Number(process.argv[2] ?? 100_000)
const now = instant('2026-11-20T09:00:00Z')
const directory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const engine = await startEmbeddedPostgres({ dataDirectory: directory, settings: {} })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const [startedAt, cpu, rssBefore] = [performance.now(), process.cpuUsage(), process.memoryUsage().rss]
  let most = rssBefore
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  try {
    return await work()
  } finally {
    clearInterval(watch)
    const used = process.cpuUsage(cpu)
    const [wall, own] = [(performance.now() - startedAt) / 1000, (used.user + used.system) / 1e6]
    print(
      `${name}: ${wall.toFixed(1)} s, ${own.toFixed(1)} s CPU here; ${Math.round(rssBefore / 1e6)} MB before, ${Math.round(most / 1e6)} MB at most`,
    )
  }
}

try {
  const business = await timed(`fill ${customers} customers`, () =>
    fillLargeShop({ store, databaseUrl: engine.databaseUrl, now }, { customers, purchasesEach: 3 }),
  )
  const deps = { store, clock: fixedClock(now) }
  const saved = await saveCampaign(deps, business, {
    campaignId: null,
    name: 'Хранение шин',
    audience: EVERYBODY,
    words: {
      ru: { subject: '', text: '{{ hello }} Теперь храним шины до весны. Ответьте «да», и мы заберём их. Это {{ shop }}.', short: '' },
    },
    channel: null,
    fromDay: day('2026-11-21'),
    toDay: day('2026-12-05'),
    perDay: customers,
    holdOutShare: 0.1,
    horizonDays: 30,
    costMinor: minor(250),
    season: [],
    actor: 'bench',
  })
  if (saved.status !== 'saved') throw new Error(saved.reason)
  const { campaignId } = saved.campaign
  const preview = await timed('look at it', () => previewCampaign(deps, business, campaignId))
  if (preview === 'not-found') throw new Error('the campaign is there')
  const { contacted, heldOut, costMinor, samples } = preview
  print(`  ${contacted} get it, ${heldOut} held out, it costs ${costMinor / 100}, ${samples.length} samples`)
  const approved = await timed('say yes', () => approveCampaign(deps, business, { campaignId, confirmed: contacted, actor: 'bench' }))
  if (approved.status !== 'approved') throw new Error(approved.reason)
  const results = await timed('its results', () => campaignResults(deps, business, campaignId))
  if (results !== 'not-found') print(`  ${results.waiting} wait`)
} finally {
  await store.close()
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}

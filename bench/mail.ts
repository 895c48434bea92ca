/**
 * A mailing from the outbox to a mail server that swallows everything (Postfix's smtp-sink), with every check and commit, against
 * nodemailer's pool behind the same engine. Run by hand: `node bench/mail.ts [messages] [only the first so many runs]`.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { emailChannel } from '../src/channels/email/channel.ts'
import { newDkimKey } from '../src/channels/email/dkim-key.ts'
import { LETTER_LAYOUT } from '../src/channels/email/letter-layout.ts'
import { DEFAULT_EMAIL, type EmailChannel } from '../src/domain/collect/business.ts'
import type { BusinessId } from '../src/kernel/ids.ts'
import { addMs, DAY_MS, instant, MINUTE_MS } from '../src/kernel/instant.ts'
import type { Channel, Delivered, OutgoingMessage } from '../src/ports/channel.ts'
import type { Store } from '../src/ports/store.ts'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { openPool } from '../src/store/pool.ts'
import { openStore } from '../src/store/open-store.ts'
import { sendDue } from '../src/usecases/deliver/send-due.ts'
import { fillOutbox } from '../test/deliver/fill-outbox.ts'
import { newBusiness } from '../test/business.ts'
import { runAsShipped } from './as-shipped.ts'
import { cpuSeconds, serverCpuSeconds } from './server-cpu.ts'

runAsShipped()

const NOW = instant('2026-03-10T10:30:00Z')
const PORT = 25_250
const messages = Number(process.argv[2] ?? 20_000)
/** Of the letters of a run, sent before it and not counted. */
const WARM_UP_SHARE = 0.5
/** `{n}` is another number in each letter, which takes 2.9 KB on the wire: headers, text, HTML. */
const SMALL = 'Здравствуйте, Анна {n}! Пора переобуваться. Записать вас? Отписаться: СТОП'
/** 20 KB of HTML, and 17 KB of text beside it. */
const LARGE = 'Dear Anna, the season is near and your tyres have been waiting for you since autumn.\n\n'.repeat(200)

const settings: EmailChannel = { ...DEFAULT_EMAIL, host: '127.0.0.1', port: PORT, from: 'Шины у Ани <anya@shop.test>' }
const dkim = await newDkimKey({ domain: 'shop.test', selector: 'bench' })

/** The letter as the library's users mostly write it: the words alone, .8 KB. */
function bareLetter(message: OutgoingMessage): SendMailOptions {
  return { text: message.body, html: paragraphs(message.body) }
}

function paragraphs(words: string): string {
  return `<p>${words.replaceAll('\n\n', '</p><p>')}</p>`
}

/** The letter that we send, in the library's hands: the same text with its link, the same layout around the words, the same headers. */
function sameLetter(message: OutgoingMessage): SendMailOptions {
  const link = message.unsubscribeUrl ?? ''
  const said: Readonly<Record<string, string>> = {
    locale: message.locale,
    shop: 'Шины у Ани',
    words: paragraphs(message.body),
    foot: `<a href="${link}" style="color:#6f6a61">Не получать такие письма</a>`,
  }
  return {
    text: `${message.body}\n\n${link}`,
    html: LETTER_LAYOUT.replaceAll(/\[\[(\w+)\]\]/g, (_, name: string) => said[name] ?? ''),
    messageId: `<${message.messageId}@shop.test>`,
    date: new Date(message.createdAt),
    headers: {
      'List-Unsubscribe': `<${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': '<news.shop.test>',
      'Feedback-ID': 'marketing:regulars:shop.test',
      'X-Regulars-Message': message.messageId,
      'Auto-Submitted': 'auto-generated',
    },
  }
}

/** The usual way: the best-known library with its pool, behind the same outbox, checks and commits. */
function nodemailerChannel(letterOf: (message: OutgoingMessage) => SendMailOptions): Channel {
  const transport = createTransport({ host: '127.0.0.1', port: PORT, pool: true, maxConnections: 5, maxMessages: Infinity })
  const send = async (message: OutgoingMessage): Promise<Delivered> => {
    const { response } = await transport.sendMail({
      from: settings.from,
      to: message.address,
      subject: message.subject ?? '',
      ...letterOf(message),
    })
    return { messageId: message.messageId, outcome: { kind: 'handed', providerId: response, reason: 'accepted' } }
  }
  return {
    ...emailChannel(settings),
    bulk: {
      groupMax: 500,
      async *deliverMany(group) {
        yield await Promise.all(group.map(send))
      },
    },
    close: async () => transport.close(),
  }
}

interface BenchRun {
  readonly name: string
  readonly body: string
  readonly share: number
  readonly channel: () => Channel
  /** The run before it that it is compared with. */
  readonly against?: string
}

const RUNS: readonly BenchRun[] = [
  { name: 'small, ours', body: SMALL, share: 1, channel: () => emailChannel(settings) },
  {
    name: 'small, nodemailer, the same letter',
    body: SMALL,
    share: 0.25,
    channel: () => nodemailerChannel(sameLetter),
    against: 'small, ours',
  },
  {
    name: 'small, nodemailer, the words alone',
    body: SMALL,
    share: 0.25,
    channel: () => nodemailerChannel(bareLetter),
    against: 'small, ours',
  },
  { name: '20 KB HTML, ours', body: LARGE, share: 0.5, channel: () => emailChannel(settings) },
  { name: '20 KB HTML, nodemailer', body: LARGE, share: 0.25, channel: () => nodemailerChannel(bareLetter), against: '20 KB HTML, ours' },
  { name: 'small, ours, DKIM RSA-2048', body: SMALL, share: 0.25, channel: () => emailChannel({ ...settings, dkim }) },
]

/** Of all processors together, in ticks: what they had to do, and how long it has been. */
async function processors(): Promise<{ readonly busy: number; readonly all: number }> {
  const text = await readFile('/proc/stat', 'latin1')
  // user, nice, system, idle, iowait, irq, softirq, steal (proc(5))
  const ticks = text.slice(0, text.indexOf('\n')).trim().split(/\s+/).slice(1, 9).map(Number)
  const all = ticks.reduce((sum, one) => sum + one, 0)
  return { all, busy: all - (ticks[3] ?? 0) - (ticks[4] ?? 0) }
}

/** A shop of its own with its letters waiting. */
async function outboxOf({ body, share }: BenchRun): Promise<BusinessId> {
  const business = await newBusiness(store, {
    channels: { active: ['email'], email: settings, publicUrl: 'https://shop.test', routes: {} },
  })
  await fillOutbox(pool, { business, count: Math.round(messages * share), body, at: addMs(NOW, -MINUTE_MS) })
  return business
}

/** Answers how many were handed over. */
async function sendAll(store: Store, business: BusinessId, { channel }: BenchRun): Promise<number> {
  const deps = { store, clock: { now: () => NOW }, openChannels: () => [channel()], worker: 'bench', linkSecret: 'bench' }
  let handed = 0
  for (let last = -1; last !== 0;) {
    last = (await sendDue(deps, business)).handed
    handed += last
  }
  return handed
}

/** Answers the letters a second. */
async function measure(store: Store, business: BusinessId, run: BenchRun): Promise<number> {
  const { name, share } = run
  const startedAt = performance.now()
  const serverBefore = serverCpuSeconds(dataDirectory)
  const sinkBefore = cpuSeconds(sink.pid ?? 0)
  const cpuBefore = process.cpuUsage()
  const machineBefore = await processors()
  let peakBytes = 0
  const sampling = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
  }, 200)
  const handed = await sendAll(store, business, run)
  clearInterval(sampling)
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  const own = (user + system) / 1e6
  const machine = await processors()
  const busy = (machine.busy - machineBefore.busy) / (machine.all - machineBefore.all)
  const database = serverCpuSeconds(dataDirectory) - serverBefore
  const receiver = cpuSeconds(sink.pid ?? 0) - sinkBefore
  const micros = (used: number): number => Math.round((used / handed) * 1e6)
  process.stdout.write(
    `${name}: ${handed} of ${messages * share} in ${seconds.toFixed(1)} s, ${Math.round(handed / seconds)}/s; µs of CPU for each: ${micros(own)} here, ${micros(database)} database, ${micros(receiver)} smtp-sink; processors ${Math.round(busy * 100)} % busy; ${Math.round((peakBytes - idleBytes) / 2 ** 20)} MB above idle\n`,
  )
  return handed / seconds
}

async function listening(): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect(PORT, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.unref()
    })
    if (isOpen) return
  }
}

const dataDirectory = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
const sink = spawn('/usr/sbin/smtp-sink', ['-u', 'nobody', `127.0.0.1:${PORT}`, '1000'], { stdio: 'inherit' })
const engine = await startEmbeddedPostgres({ dataDirectory })
const store = await openStore({ databaseUrl: engine.databaseUrl, secretKey: new Uint8Array(32) })
const pool = openPool({ databaseUrl: engine.databaseUrl })
/** Before the first letter: what was warm stays in memory. */
let idleBytes = 0
try {
  await listening()
  await store.system.installation(addMs(NOW, -DAY_MS))
  idleBytes = process.memoryUsage.rss()
  const rates = new Map<string, number>()
  for (const run of RUNS.slice(0, Number(process.argv[3] ?? RUNS.length))) {
    // The runtime compiles what it meets; a program that sends has been running for a while.
    await sendAll(store, await outboxOf({ ...run, share: run.share * WARM_UP_SHARE }), run)
    const rate = await measure(store, await outboxOf(run), run)
    rates.set(run.name, rate)
    const ours = run.against === undefined ? undefined : rates.get(run.against)
    if (ours !== undefined) process.stdout.write(`  ${run.against}: ${(ours / rate).toFixed(1)} times as many\n`)
  }
} finally {
  sink.kill()
  await pool.end()
  await store.close()
  await engine.close()
  await rm(dataDirectory, { recursive: true, force: true })
}

/**
 * Speed of SMPP, by hand: `node bench/smpp.ts [messages]`. One session, window 10, one part each, with and without receipts, against a
 * centre in a process of its own that only counts; then the `smpp` package as client of the same centre, as it comes and with Nagle's
 * algorithm off. Receipts are acknowledged in every case; none are stored. Figures: docs/operating/channels.md.
 */
import { spawn } from 'node:child_process'
import smpp from 'smpp'
import { smppChannel, type SmppSettings } from '../src/channels/smpp/channel.ts'
import { smppListener } from '../src/channels/smpp/listener.ts'
import { outgoing } from '../test/deliver/outgoing.ts'

const messages = Number(process.argv[2] ?? 40_000)
const WINDOW = 10

async function withSink<T>(hasReceipts: boolean, run: (port: number) => Promise<T>): Promise<T> {
  const sink = spawn(process.execPath, ['test/deliver/smpp-sink.ts', ...(hasReceipts ? ['receipts'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>(resolve => sink.stdout.once('data', chunk => resolve(Number(String(chunk)))))
  try {
    return await run(port)
  } finally {
    sink.kill()
  }
}

async function ours(port: number, hasReceipts: boolean): Promise<number> {
  const settings: SmppSettings = {
    host: '127.0.0.1', port, isSecure: false, bind: { systemId: 'shop', password: 'x', systemType: '' }, answerMsMax: 5000, enquireMs: 30_000,
    windowMax: WINDOW, connectMsMax: 2000, reconnectBaseMs: 100, sender: 'SHOP', joining: 'udh',
  } // prettier-ignore
  let receipts = 0
  let isComplete: () => void = () => undefined
  const complete = new Promise<void>(resolve => (isComplete = resolve))
  const listener = await smppListener(settings, {
    idForm: 'same',
    keep: async events => {
      receipts += events.length
      if (receipts >= messages) isComplete()
    },
  })
  const channel = smppChannel(settings)
  const from = performance.now()
  const groups = Math.ceil(messages / 500)
  for (let group = 0; group < groups; group += 1) {
    const batch = Array.from({ length: 500 }, (_, at) =>
      outgoing({ channel: 'sms', address: `+7945${1_000_000 + group * 500 + at}`, body: 'Hello from the shop' }),
    )
    for await (const told of channel.bulk?.deliverMany(batch) ?? [])
      for (const { outcome } of told) if (outcome.kind !== 'handed') throw new Error(outcome.kind)
  }
  if (hasReceipts) await complete
  const rate = messages / ((performance.now() - from) / 1000)
  await channel.close()
  await listener.close()
  return rate
}

function theirs(port: number, { hasReceipts, isNoDelay }: { readonly hasReceipts: boolean; readonly isNoDelay: boolean }): Promise<number> {
  const count = Math.min(messages, isNoDelay ? messages : 4000)
  return new Promise(resolve => {
    const session = smpp.connect({ url: `smpp://127.0.0.1:${port}` }, () => undefined)
    let [sent, answered, receipts] = [0, 0, 0]
    const from = performance.now()
    const check = (): void => {
      if (answered < count || (hasReceipts && receipts < count)) return
      session.destroy()
      resolve(count / ((performance.now() - from) / 1000))
    }
    const submit = (): void => {
      if (sent >= count) return
      sent += 1
      session.submit_sm(
        { source_addr: 'SHOP', destination_addr: `7945${1_000_000 + sent}`, short_message: 'Hello from the shop', registered_delivery: 1 },
        () => {
          answered += 1
          submit()
          check()
        },
      )
    }
    session.on('deliver_sm', pdu => {
      session.send(pdu.response())
      receipts += 1
      check()
    })
    session.on('connect', () => {
      if (isNoDelay) session.socket.setNoDelay(true)
      session.bind_transceiver({ system_id: 'shop', password: 'x' }, () => {
        for (let i = 0; i < WINDOW; i += 1) submit()
      })
    })
  })
}

for (const hasReceipts of [false, true]) {
  const label = hasReceipts ? 'with receipts' : 'without receipts'
  const rates = {
    ours: await withSink(hasReceipts, port => ours(port, hasReceipts)),
    'smpp package, Nagle off': await withSink(hasReceipts, port => theirs(port, { hasReceipts, isNoDelay: true })),
    'smpp package as it comes': await withSink(hasReceipts, port => theirs(port, { hasReceipts, isNoDelay: false })),
  }
  for (const [name, rate] of Object.entries(rates)) process.stdout.write(`${label}: ${name} ${Math.round(rate)}/s\n`)
}

/** A message centre that only counts: our own codec, no object per request, for measuring. Runs as a process of its own. `node test/deliver/smpp-sink.ts [receipts]` */
import { createServer } from 'node:net'
import { COMMANDS, encodePdu, PduStream, readShortMessage, shortMessageBody } from '../../src/channels/smpp/pdu.ts'

const hasReceipts = process.argv.includes('receipts')
let taken = 0

const server = createServer(socket => {
  socket.setNoDelay(true)
  socket.on('error', () => undefined)
  const stream = new PduStream()
  let sequence = 0
  socket.on('data', chunk => {
    const answers: Buffer[] = []
    for (const pdu of stream.push(chunk) ?? []) {
      if (pdu.command === COMMANDS.submit_sm) {
        taken += 1
        const id = String(taken)
        answers.push(encodePdu({ command: COMMANDS.submit_sm_resp, sequence: pdu.sequence, body: Buffer.from(`${id}\0`, 'latin1') }))
        if (hasReceipts) answers.push(receiptFor(id, (sequence += 1), pdu.body))
      } else if ((pdu.command & 0x80000000) === 0) {
        answers.push(
          encodePdu({ command: (pdu.command | 0x80000000) >>> 0, sequence: pdu.sequence, body: Buffer.from('SINK\0', 'latin1') }),
        )
      }
    }
    if (answers.length > 0) socket.write(Buffer.concat(answers))
  })
})

function receiptFor(id: string, sequence: number, submitted: Buffer): Buffer {
  const to = readShortMessage(submitted)?.destination ?? ''
  const body = shortMessageBody({
    sourceTon: 1,
    sourceNpi: 1,
    source: to,
    destinationTon: 5,
    destinationNpi: 0,
    destination: 'SHOP',
    esmClass: 4,
    registeredDelivery: 0,
    dataCoding: 0,
    octets: Buffer.from(`id:${id} sub:001 dlvrd:001 submit date:2603101030 done date:2603101031 stat:DELIVRD err:000 text:`, 'latin1'),
    tags: new Map(),
  })
  return encodePdu({ command: COMMANDS.deliver_sm, sequence, body })
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`)
})

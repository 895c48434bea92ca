/** A mail server that takes letters as fast as they come and notes for whom; some it takes and never says so. */
import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { assert } from '../../src/kernel/assert.ts'

export interface SwallowingServer {
  readonly port: number
  /** Letters taken, by recipient. */
  readonly taken: ReadonlyMap<string, number>
  /** Taken, but the answer was kept back. */
  readonly silenced: () => number
  close(): Promise<void>
}

export interface Swallowing {
  /** Whether the answer to this letter is kept back. */
  readonly isSilent: () => boolean
  readonly onTaken: () => void
  /** Answers at once; by itself the system waits for more to say, which makes the server a slow one. */
  readonly isQuick?: boolean
}

export async function swallowingServer({ isSilent, onTaken, isQuick = false }: Swallowing): Promise<SwallowingServer> {
  const taken = new Map<string, number>()
  let silenced = 0
  const sockets = new Set<Socket>()
  const take = (recipient: string): boolean => {
    taken.set(recipient, (taken.get(recipient) ?? 0) + 1)
    onTaken()
    if (!isSilent()) return true
    silenced += 1
    return false
  }
  const server = createServer({ noDelay: isQuick }, socket => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    converse(socket, take)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert(typeof address === 'object' && address !== null, 'the server listens')
  return {
    port: address.port,
    taken,
    silenced: () => silenced,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const END = '\r\n.\r\n'

function converse(socket: Socket, take: (recipient: string) => boolean): void {
  let rest = ''
  let recipient = ''
  let inData = false
  socket.write('220 swallowing\r\n')
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') socket.write('250-swallowing\r\n250 PIPELINING\r\n')
    else if (verb === 'RCPT') {
      recipient = /<(.*?)>/.exec(line)?.[1] ?? ''
      socket.write('250 fine\r\n')
    } else if (verb === 'DATA') {
      inData = true
      socket.write('354 go\r\n')
    } else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else socket.write('250 fine\r\n')
  }
  socket.on('data', (chunk: Buffer) => {
    rest += chunk.toString('latin1')
    for (;;) {
      const end = inData ? rest.indexOf(END) : rest.indexOf('\r\n')
      if (end < 0) return
      const text = rest.slice(0, end)
      rest = rest.slice(end + (inData ? END.length : 2))
      if (!inData) command(text)
      else {
        inData = false
        if (take(recipient)) socket.write('250 taken\r\n')
      }
    }
  })
}

/** Postfix's smtp-sink: a mail server that takes everything and keeps nothing, or fails in one chosen way. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { assert } from '../../src/kernel/assert.ts'

const PROGRAM = '/usr/sbin/smtp-sink'

export interface Sink {
  readonly port: number
  close(): Promise<void>
}

/** The switches are those of smtp-sink(1), for instance '-f', 'rcpt'. */
export async function smtpSink(...switches: readonly string[]): Promise<Sink> {
  assert(existsSync(PROGRAM), 'This test talks to smtp-sink: install Postfix (Debian: apt-get install postfix) and run it again.')
  const port = await freePort()
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const child: ChildProcess = spawn(PROGRAM, [...user, ...switches, `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  await untilListening(port, child)
  return {
    port,
    close: async () => {
      child.kill()
      await ended
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  assert(typeof address === 'object' && address !== null, 'the system gives a port')
  return address.port
}

/** Asks again and again; a server that ended before it listened is an error, not a wait. */
export async function untilListening(port: number, child?: ChildProcess): Promise<void> {
  for (;;) {
    assert(child?.exitCode == null, `the server for port ${port} ended before it listened`)
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1')
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
  }
}

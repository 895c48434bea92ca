/** A provider's HTTP side as its published description has it: what it was asked is kept, what it answers is told beforehand. */
import { createServer, type IncomingMessage } from 'node:http'
import { assert } from '../../src/kernel/assert.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export type Reply =
  | { readonly status?: number; readonly json?: unknown; readonly text?: string; readonly headers?: Readonly<Record<string, string>> }
  | 'hang-up'
  | 'say-nothing'

export interface ProviderDouble {
  readonly url: string
  readonly asked: readonly Asked[]
  /** The answer to everything from now on. */
  answers(reply: (asked: Asked) => Reply): void
  close(): Promise<void>
}

export async function providerDouble(first: (asked: Asked) => Reply): Promise<ProviderDouble> {
  const asked: Asked[] = []
  let reply = first
  const server = createServer((request, response) => {
    void bodyOf(request).then(body => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
      asked.push(one)
      const answer = reply(one)
      if (answer === 'hang-up') return request.socket.destroy()
      if (answer === 'say-nothing') return undefined
      response.writeHead(answer.status ?? 200, {
        'Content-Type': answer.json === undefined ? 'text/plain' : 'application/json',
        ...answer.headers,
      })
      return response.end(answer.json === undefined ? (answer.text ?? '') : JSON.stringify(answer.json))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert(typeof address === 'object' && address !== null, 'the double listens')
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    answers: next => {
      reply = next
    },
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('latin1')
}

export function formIn({ body }: Pick<Asked, 'body'>): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(body))
}

/** The body was kept byte by byte; JSON is UTF-8. */
export function jsonIn({ body }: Pick<Asked, 'body'>): unknown {
  return JSON.parse(Buffer.from(body, 'latin1').toString('utf8'))
}

/** The first file of a multipart/form-data body (RFC 7578), as a stream: bodies of a gigabyte pass through a few kilobytes. */
export interface NamedFile {
  readonly name: string
  readonly content: AsyncIterable<Uint8Array>
}

/** Headers of one part; more is an attack. */
const HEAD_BYTES_MAX = 16_384

export function boundaryOf(contentType: string): string | undefined {
  const match = /boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(contentType)
  return match?.[1] ?? match?.[2]
}

/** undefined when no part is a file. Parts before the file are skipped; what comes after is not read. */
export async function openMultipart(body: AsyncIterable<Uint8Array>, boundary: string): Promise<NamedFile | undefined> {
  const reader = new PartReader(body)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first boundary has no line end before it; with one put there all boundaries look alike.
  reader.unshift(Buffer.from('\r\n'))
  await drain(reader.until(delimiter))
  for (;;) {
    const head = await reader.head()
    if (head === undefined) return undefined
    const name = fileNameOf(head)
    if (name !== undefined) return { name, content: reader.until(delimiter) }
    await drain(reader.until(delimiter))
  }
}

async function drain(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) void chunk
}

function fileNameOf(head: string): string | undefined {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
  const encoded = /filename\*=utf-8''([^;\s]+)/i.exec(disposition)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1] ?? /filename=([^;\s]+)/i.exec(disposition)?.[1]
}

class PartReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#chunks = body[Symbol.asyncIterator]()
  }

  unshift(bytes: Buffer): void {
    this.#rest = Buffer.concat([bytes, this.#rest])
  }

  /** Bytes up to the mark, which is swallowed; to the end of the body when it never comes. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#rest.indexOf(mark)
      if (at >= 0) {
        const before = this.#rest.subarray(0, at)
        this.#rest = this.#rest.subarray(at + mark.length)
        if (before.length > 0) yield before
        return
      }
      // The tail may be the beginning of the mark.
      const safe = Math.max(0, this.#rest.length - mark.length + 1)
      const before = this.#rest.subarray(0, safe)
      this.#rest = this.#rest.subarray(safe)
      if (before.length > 0) yield before
      if (!(await this.#more())) {
        if (this.#rest.length > 0) yield this.#rest
        this.#rest = Buffer.alloc(0)
        return
      }
    }
  }

  /** The header lines of the next part; undefined after the last one. */
  async head(): Promise<string | undefined> {
    for (;;) {
      if (this.#rest.subarray(0, 2).toString('latin1') === '--') return undefined
      const end = this.#rest.indexOf('\r\n\r\n')
      if (end >= 0) {
        const head = this.#rest.subarray(0, end).toString('utf8')
        this.#rest = this.#rest.subarray(end + 4)
        return head
      }
      if (this.#rest.length > HEAD_BYTES_MAX || !(await this.#more())) return undefined
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done) return false
    this.#rest = Buffer.concat([this.#rest, next.value])
    return true
  }
}

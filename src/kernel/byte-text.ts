/** Text that is only hashed: put together as UTF-8 in one piece of memory that is written on again each time. */

const FIRST_BYTES = 4096
const [ZERO, ASCII_MAX] = [48, 127]
/** Below it a number is written digit by digit. */
const WHOLE_MAX = 2 ** 31
const UTF8 = new TextEncoder()

/** Text that was made into bytes before, on a page it shares with others: many small arrays would lie all over the memory. */
export interface WrittenText {
  readonly page: Uint8Array
  readonly from: number
  readonly to: number
}

export class ByteText {
  #bytes = new Uint8Array(FIRST_BYTES)
  #length = 0

  clear(): void {
    this.#length = 0
  }

  /** What was written since it was cleared; to be read before more is written. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** One sign below 128. */
  sign(code: number): void {
    this.#room(1)
    this.#bytes[this.#length] = code
    this.#length += 1
  }

  text(text: string): void {
    this.#room(text.length * 3)
    const bytes = this.#bytes
    const start = this.#length
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at)
      if (letter > ASCII_MAX) {
        this.#length = start + UTF8.encodeInto(text, bytes.subarray(start)).written
        return
      }
      bytes[start + at] = letter
    }
    this.#length = start + text.length
  }

  writtenText({ page, from, to }: WrittenText): void {
    this.#room(to - from)
    const bytes = this.#bytes
    const shift = this.#length - from
    // For a few bytes a loop is quicker than a call.
    for (let at = from; at < to; at += 1) bytes[at + shift] = page[at] ?? 0
    this.#length = to + shift
  }

  /** As `String` writes it. */
  number(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= WHOLE_MAX) return this.text(String(value))
    let digits = 1
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits += 1
    this.#room(digits)
    let rest = value
    for (let at = this.#length + digits - 1; at >= this.#length; at -= 1) {
      const tens = Math.floor(rest / 10)
      this.#bytes[at] = ZERO + rest - tens * 10
      rest = tens
    }
    this.#length += digits
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array((this.#length + more) * 2)
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}

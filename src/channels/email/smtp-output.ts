/** What is to be said on a connection, gathered in one piece of memory and handed to the system at once. */
import type { Socket } from 'node:net'

/** A text that is written into memory that is there already. */
export interface Writing {
  /** At least as many bytes as it takes. */
  readonly bytesMax: number
  /** Answers where it ended. */
  write(into: Buffer, at: number): number
}

/** Holds the usual letter with the envelope of the next one. */
const ROOM_BYTES = 16 * 1024

export class SmtpOutput {
  readonly #socket: Socket
  readonly #isEncrypted: boolean
  #into = Buffer.allocUnsafe(ROOM_BYTES)
  #count = 0

  constructor(socket: Socket) {
    this.#socket = socket
    this.#isEncrypted = 'encrypted' in socket
  }

  say(text: string): void {
    // No character takes more than three bytes.
    this.#makeRoom(text.length * 3)
    this.#count += this.#into.write(text, this.#count, 'utf8')
  }

  put(writing: Writing): void {
    this.#makeRoom(writing.bytesMax)
    this.#count = writing.write(this.#into, this.#count)
  }

  /** False when what has been said is more than the connection takes without waiting. */
  get hasRoom(): boolean {
    return this.#count + this.#socket.writableLength < this.#socket.writableHighWaterMark
  }

  /** False when the connection must be waited for ('drain'). */
  flush(): boolean {
    if (this.#count === 0) return true
    const said = this.#into.subarray(0, this.#count)
    this.#count = 0
    if (this.#socket.destroyed) return true
    // What is encrypted is read later; it gets bytes of its own.
    if (this.#isEncrypted) return this.#socket.write(Buffer.from(said))
    const hasRoom = this.#socket.write(said)
    // The system has not taken all of it: the rest still lies there, and the next words need another place.
    if (this.#socket.writableLength > 0) this.#into = Buffer.allocUnsafe(ROOM_BYTES)
    return hasRoom
  }

  #makeRoom(bytes: number): void {
    const needed = this.#count + bytes
    if (needed <= this.#into.length) return
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#into.length))
    larger.set(this.#into.subarray(0, this.#count))
    this.#into = larger
  }
}

/** The lines of this process: centres count binds, so everybody who sends over an account shares one line. */
import type { LinkOptions } from './link.ts'
import { SmppLink } from './link.ts'

interface Held {
  readonly link: SmppLink
  holders: number
}

const held = new Map<string, Held>()

export interface LinkHold {
  readonly link: SmppLink
  /** The line is closed when the last holder lets go; twice is harmless. */
  release(): Promise<void>
}

export function holdLink(options: LinkOptions): LinkHold {
  const key = JSON.stringify(options)
  const entry = held.get(key) ?? { link: new SmppLink(options), holders: 0 }
  held.set(key, entry)
  entry.holders += 1
  let isHeld = true
  return {
    link: entry.link,
    release: async () => {
      if (!isHeld) return
      isHeld = false
      entry.holders -= 1
      if (entry.holders > 0) return
      held.delete(key)
      await entry.link.close()
    },
  }
}

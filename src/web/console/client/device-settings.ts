/** Small choices of this device. A browser that refuses storage only forgets them. */
type Setting = 'locale' | 'theme' | 'shortcuts' | 'started' | `draft:${string}`

export function readSetting(name: Setting): string | null {
  try {
    return localStorage.getItem(`regulars.${name}`)
  } catch {
    return null
  }
}

export function writeSetting(name: Setting, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`regulars.${name}`)
    else localStorage.setItem(`regulars.${name}`, value)
  } catch {
    // Storage is full or forbidden: the choice lasts until the page is closed.
  }
}

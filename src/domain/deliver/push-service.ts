/** The push services that browsers subscribe at. Another address is no browser's. */
const SERVICES = ['fcm.googleapis.com', 'push.services.mozilla.com', 'notify.windows.com', 'push.apple.com'] as const

export function isPushService(endpoint: string): boolean {
  const found = /^https:\/\/([a-z0-9.-]+)(?::443)?\/\S*$/i.exec(endpoint)?.[1]?.toLowerCase()
  return found !== undefined && SERVICES.some(service => found === service || found.endsWith(`.${service}`))
}

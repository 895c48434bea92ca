/** The address bar as a signal: enough of a router for one level of pages. */
import { computed, signal } from '@preact/signals'

export const address = signal(location.pathname + location.search)
export const pathname = computed(() => address.value.split('?')[0] ?? '/')

export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', to)
  else history.replaceState(null, '', to)
  address.value = location.pathname + location.search
}

export function queryParameter(name: string): string | null {
  return new URLSearchParams(address.value.split('?')[1] ?? '').get(name)
}

/** Plain links work as links; only a plain click inside the console is taken over. */
function takeOver(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.pathname.startsWith('/api/')) return
  if (link.hash !== '' && link.pathname === location.pathname) return
  event.preventDefault()
  go(link.pathname + link.search)
}

export function startRouter(): void {
  addEventListener('popstate', () => {
    address.value = location.pathname + location.search
  })
  document.addEventListener('click', takeOver)
}

/** What a browser needs to subscribe, and to show a notice when the shop's page is closed. Kept as text: it is served as it stands. */
export const NOTICES_SCRIPT = `'use strict'
const button = document.getElementById('notices')
const said = document.getElementById('said')
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0))
const finish = words => {
  said.textContent = words
  button.hidden = true
}
button.addEventListener('click', async () => {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return finish(button.dataset.old)
  button.disabled = true
  try {
    if ((await Notification.requestPermission()) !== 'granted') return finish(button.dataset.denied)
    await navigator.serviceWorker.register('/notices-worker.js')
    const worker = await navigator.serviceWorker.ready
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(button.dataset.key) })
    const answer = await fetch(location.pathname, { method: 'POST', body: JSON.stringify(subscription), redirect: 'error' })
    finish(answer.ok ? button.dataset.done : button.dataset.failed)
  } catch {
    button.disabled = false
    said.textContent = button.dataset.failed
  }
})
`

export const NOTICES_WORKER = `'use strict'
self.addEventListener('push', event => {
  const { title, body, tag, openUrl } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { openUrl } }))
})
self.addEventListener('notificationclick', event => {
  event.notification.close()
  const { openUrl } = event.notification.data
  if (openUrl) event.waitUntil(self.clients.openWindow(openUrl))
})
`

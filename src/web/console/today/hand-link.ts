/** Links that open the owner's own apps with the words in them, or with the words on the clipboard. */
import { showToast } from '../shell/notices.tsx'
import { words } from '../words/shell-words.ts'
import type { ContactCard } from './day-state.ts'

type HandLink = ContactCard['handLinks'][number]

/** The link with the owner's words in it when he changed them: `text=` or `body=` is replaced. */
export function withWords(url: string, ownWords: string | null): string {
  return ownWords === null ? url : url.replace(/([?&](?:text|body)=)[^&]*/, (_, name: string) => name + encodeURIComponent(ownWords))
}

/** The clipboard of browsers is closed on plain http in a local network; selecting and copying works everywhere. */
function copy(text: string): void {
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}

/** To be called as the link is followed. */
export function openHandLink(link: HandLink, text: string): void {
  if (link.carriesText || link.app === 'tel') return
  copy(text)
  showToast({ text: words().today.copied })
}

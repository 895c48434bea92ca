/**
 * A letter as it looks, inside the console. The console's policy forbids styles in attributes, which letters are made of: so
 * the letter is read without being shown, its styles are set one by one through the object model, and whatever could run,
 * load or send is left out.
 */
import { useEffect, useRef } from 'preact/hooks'

const LEFT_OUT = 'script, iframe, object, embed, form, link, meta, base, img'

export function LetterView({ html, label }: { readonly html: string; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = place.current
    if (host === null) return
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    const letter = new DOMParser().parseFromString(html, 'text/html')
    for (const element of letter.querySelectorAll(LEFT_OUT)) element.remove()
    root.adoptedStyleSheets = [...letter.querySelectorAll('style')].map(sheetOf)
    for (const sheet of letter.querySelectorAll('style')) sheet.remove()
    const styles = [...letter.body.querySelectorAll<HTMLElement>('[style]')].map(element => takeStyle(element))
    for (const link of letter.body.querySelectorAll('a')) {
      link.target = '_blank'
      link.rel = 'noreferrer'
    }
    root.replaceChildren(...letter.body.childNodes)
    for (const [element, text] of styles) element.style.cssText = text
  }, [html])
  return <div ref={place} class="letter-view" role="region" aria-label={label} />
}

function sheetOf(style: HTMLStyleElement): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  // Only what a sheet may hold here: imports are refused by the browser.
  sheet.replaceSync(style.textContent ?? '')
  return sheet
}

function takeStyle(element: HTMLElement): readonly [HTMLElement, string] {
  const text = element.getAttribute('style') ?? ''
  element.removeAttribute('style')
  return [element, text]
}

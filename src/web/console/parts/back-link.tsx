/** The way back to the page that this one belongs to. */
import { Drawn } from './icon.tsx'
import { BACK } from './shapes.ts'
import '../styles/forms.css'

export function BackLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a class="button ghost back" href={href}>
      <Drawn shape={BACK} size={20} /> {text}
    </a>
  )
}

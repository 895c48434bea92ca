/**
 * A card moved to the right with a finger is sent, one moved to the left is put off: what its own buttons do, and undone as
 * they are. Whoever moves up or down, types, or turns back before the end means something else.
 */
import { useEffect } from 'preact/hooks'
import './swipe.css'

/** Less is a tremble of the hand. */
const BEGINS_PX = 12
/** From here on letting go does it. */
const DOES_PX = 96
/** A sideways movement is so much more sideways than up or down. */
const SIDEWAYS_RATIO = 1.5

interface Swipe {
  readonly card: HTMLElement
  readonly x: number
  readonly y: number
  isSideways: boolean
  dx: number
}

const BUTTONS = { main: '[data-main]', later: '[data-later]' } as const

function buttonOf(swipe: Swipe): HTMLElement | null {
  return swipe.card.querySelector<HTMLElement>(BUTTONS[swipe.dx > 0 ? 'main' : 'later'])
}

function beginning(event: TouchEvent): Swipe | null {
  const [touch] = event.touches
  const target = event.target instanceof Element ? event.target : null
  const card = target?.closest<HTMLElement>('article.contact:not([data-leaving])') ?? null
  if (touch === undefined || event.touches.length > 1 || card === null || target?.closest('input, textarea, select, dialog')) return null
  return { card, x: touch.clientX, y: touch.clientY, isSideways: false, dx: 0 }
}

function show(swipe: Swipe): void {
  const { card, dx } = swipe
  card.style.transform = `translateX(${dx}px)`
  card.dataset['swipe'] = buttonOf(swipe)?.textContent?.trim() ?? ''
  card.dataset['way'] = dx > 0 ? 'main' : 'later'
  card.toggleAttribute('data-far', Math.abs(dx) >= DOES_PX)
}

function putBack({ card }: Swipe): void {
  card.style.transform = ''
  delete card.dataset['swipe']
  delete card.dataset['way']
  card.removeAttribute('data-far')
}

export function useSwipe(): void {
  useEffect(() => {
    let swipe: Swipe | null = null
    const onStart = (event: TouchEvent) => {
      swipe = beginning(event)
    }
    const onMove = (event: TouchEvent) => {
      const [touch] = event.touches
      if (swipe === null || touch === undefined) return
      const [dx, dy] = [touch.clientX - swipe.x, touch.clientY - swipe.y]
      if (!swipe.isSideways && Math.max(Math.abs(dx), Math.abs(dy)) < BEGINS_PX) return
      if (!swipe.isSideways && Math.abs(dx) < SIDEWAYS_RATIO * Math.abs(dy)) {
        swipe = null
        return
      }
      swipe.isSideways = true
      swipe.dx = dx
      if (event.cancelable) event.preventDefault()
      show(swipe)
    }
    const onEnd = () => {
      if (swipe?.isSideways === true) {
        putBack(swipe)
        if (Math.abs(swipe.dx) >= DOES_PX) buttonOf(swipe)?.click()
      }
      swipe = null
    }
    const onCancel = () => {
      if (swipe?.isSideways === true) putBack(swipe)
      swipe = null
    }
    const end = new AbortController()
    const { signal } = end
    document.addEventListener('touchstart', onStart, { passive: true, signal })
    document.addEventListener('touchmove', onMove, { passive: false, signal })
    document.addEventListener('touchend', onEnd, { signal })
    document.addEventListener('touchcancel', onCancel, { signal })
    return () => end.abort()
  }, [])
}

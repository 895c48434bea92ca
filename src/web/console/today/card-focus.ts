/** Focus among the cards: a card that leaves hands it to the next one. */
const CARD = 'article.contact'

export function cardsOnPage(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`${CARD}:not([data-leaving])`)]
}

function mainAction(card: HTMLElement): HTMLElement {
  return card.querySelector<HTMLElement>('[data-main]') ?? card
}

export function cardInFocus(): HTMLElement | null {
  const active = document.activeElement
  return active instanceof Element ? active.closest<HTMLElement>(CARD) : null
}

/** Moves to the next or previous card from the one in focus; to the first when none is. */
export function stepFocus(step: 1 | -1): void {
  const cards = cardsOnPage()
  const here = cardInFocus()
  const index = here ? cards.indexOf(here) + step : 0
  const target = cards[Math.min(Math.max(index, 0), cards.length - 1)]
  if (!target) return
  mainAction(target).focus({ preventScroll: true })
  target.scrollIntoView({ block: 'nearest' })
}

/** To be called before the card goes: the next card, else the one before, else the page. */
export function focusAfter(contactId: string): void {
  const cards = cardsOnPage()
  const index = cards.findIndex(card => card.dataset['contact'] === contactId)
  const hadFocus = cards[index]?.contains(document.activeElement) ?? false
  const next = cards[index + 1] ?? cards[index - 1]
  if (!hadFocus && document.activeElement !== document.body) return
  // A dialog of the leaving card closes with it and would take the focus along: the next card gets it afterwards.
  setTimeout(() => {
    if (next?.isConnected) mainAction(next).focus({ preventScroll: true })
    else document.getElementById('content')?.focus({ preventScroll: true })
  }, 0)
}

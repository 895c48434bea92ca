/** A small drawing for each sample shop. */
const PICTURES = {
  tyres: 'M16 29a13 13 0 1 0 0-26 13 13 0 0 0 0 26zM16 21.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM16 3v7.5M16 21.5V29M3 16h7.5M21.5 16H29',
  salon: 'M9 9.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM9 30.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 8l16 17M12 24L28 7M12 8.2l5 5.5',
  taxi: 'M4 24v-6l3-8a2 2 0 0 1 2-1.5h14a2 2 0 0 1 2 1.5l3 8v6M4 18h24M4 24h24M8 24v3M24 24v3M12 8.5V5h8v3.5M8.5 21h2M21.5 21h2',
  tiles: 'M4 4h11v11H4zM17 4h11v11H17zM4 17h11v11H4zM17 17h11v11H17zM4 9.5L9.5 4M22.5 28l5.5-5.5M17 22.5l5.5-5.5',
  cafe: 'M5 11h18v8a7 7 0 0 1-7 7h-4a7 7 0 0 1-7-7zM23 13h2.5a3.5 3.5 0 0 1 0 7H23M4 29.5h20M10.5 3c-1.5 2 1.5 3 0 5M16.5 3c-1.5 2 1.5 3 0 5',
} as const

export function ShopPicture({ shop }: { readonly shop: keyof typeof PICTURES }) {
  return (
    <svg
      width="36"
      height="36"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PICTURES[shop]} />
    </svg>
  )
}

/** Line icons on a 24 px grid, drawn for this console. */
const SHAPES = {
  today: 'M8 3v3M16 3v3M4 8h16M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM8.5 14l2.5 2.5 4.5-5',
  customers:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-3.6 3-5.5 6.5-5.5s6 1.9 6.5 5.5M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.8c2 .7 3.2 2.4 3.5 5.2',
  numbers: 'M4 20h16M6.5 16v-5M12 16V5M17.5 16V9',
  add: 'M12 5v14M5 12h14',
  more: 'M4 7h16M4 12h16M4 17h16',
  edit: 'M4 20h4L19 9l-4-4L4 16v4zM13 7l4 4',
  phone: 'M6.5 3.5h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2C11 18.3 5.2 12.5 4.5 5.7a2 2 0 0 1 2-2.2z',
  print: 'M7 9V4h10v5M7 17H5a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-2M7 14h10v6H7z',
} as const

export type IconName = keyof typeof SHAPES

export function Icon({ name, size = 22 }: { readonly name: IconName; readonly size?: number }) {
  return <Drawn shape={SHAPES[name]} size={size} />
}

export function Drawn({ shape, size = 22 }: { readonly shape: string; readonly size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shape} />
    </svg>
  )
}

export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M24.5 11.5A9.5 9.5 0 1 0 25.5 17M26 5.5v6.3h-6.3" />
      <circle cx="16" cy="16" r="2.6" fill="#d99a3d" stroke="none" />
    </svg>
  )
}

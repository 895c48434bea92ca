/** Links that open the owner's own phone, SMS or messenger with the words ready: he looks, and presses send himself. */
export const HAND_WAYS = ['call', 'sms', 'whatsapp', 'telegram', 'viber', 'email'] as const
export type HandWay = (typeof HAND_WAYS)[number]

export interface HandLink {
  readonly way: HandWay
  readonly href: string
  /** False where the app cannot be given the text by a link: the page copies it to the clipboard instead. */
  readonly carriesText: boolean
}

export function handLinks({
  address,
  addressKind,
  text,
}: {
  readonly address: string | null
  readonly addressKind: string | null
  readonly text: string
}): readonly HandLink[] {
  if (address === null) return []
  const words = encodeURIComponent(text)
  if (addressKind === 'email')
    return [{ way: 'email', href: `mailto:${encodeURIComponent(address).replace('%40', '@')}?body=${words}`, carriesText: true }]
  if (addressKind === 'telegram') {
    return [
      { way: 'telegram', href: `tg://resolve?domain=${encodeURIComponent(address.replace(/^@/, ''))}&text=${words}`, carriesText: true },
    ]
  }
  const digits = address.replace(/\D/g, '')
  if (digits === '') return []
  return [
    { way: 'call', href: `tel:+${digits}`, carriesText: false },
    // '?&body=' is read by iOS and Android alike; '?body=' by Android alone.
    { way: 'sms', href: `sms:+${digits}?&body=${words}`, carriesText: true },
    { way: 'whatsapp', href: `https://wa.me/${digits}?text=${words}`, carriesText: true },
    { way: 'telegram', href: `tg://resolve?phone=${digits}&text=${words}`, carriesText: true },
    { way: 'viber', href: `viber://chat?number=%2B${digits}&draft=${words}`, carriesText: true },
  ]
}

/** Why something in the inbox could not be done, and what to do instead. */
import type { Locale } from '../../kernel/locale.ts'

export const inboxRefusals: Readonly<Record<Locale, Readonly<Record<'no-way' | 'known-sender', string>>>> = {
  ru: {
    'no-way': 'Написать этому клиенту некуда: канал не подключён, или он просил не писать. Позвоните.',
    'known-sender': 'Этот ответ уже относится к клиенту. Откройте его переписку.',
  },
  bg: {
    'no-way': 'Няма къде да му пишете: каналът не е свързан или е помолил да не му пишете. Обадете се.',
    'known-sender': 'Този отговор вече е на клиент. Отворете разговора с него.',
  },
  en: {
    'no-way': 'There is no way to write to this customer: no channel is set up, or the customer asked for silence. Call instead.',
    'known-sender': 'This reply belongs to a customer already. Open that thread.',
  },
}

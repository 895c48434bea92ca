/** The page on which a customer lets the shop write to his browser. */
import type { Locale } from '../../kernel/locale.ts'

export interface NoticesWords {
  readonly title: string
  readonly agree: string
  readonly done: string
  readonly denied: string
  readonly failed: string
  /** The browser cannot do it. */
  readonly old: string
  readonly noScript: string
  readonly stop: string
  /** On the page behind a notice. */
  readonly book: string
  readonly change: string
}

export const noticesWords: Readonly<Record<Locale, NoticesWords>> = {
  ru: {
    title: 'Уведомления на телефон',
    agree: 'Да, включить',
    done: 'Готово. Мы напишем, когда подойдёт время.',
    denied: 'Браузер не разрешил уведомления. Передумаете — включите их в настройках сайта и откройте ссылку ещё раз.',
    failed: 'Не получилось. Попросите у нас новую ссылку.',
    old: 'Этот браузер не умеет уведомлений. Откройте ссылку в Chrome, Firefox или Safari.',
    noScript: 'Для уведомлений нужен JavaScript: включите его и откройте ссылку ещё раз.',
    stop: 'Отключить можно в любой момент: нажмите на уведомление и выберите «Что нам вам присылать» или запретите их в настройках сайта.',
    book: 'Выбрать удобное время',
    change: 'Что нам вам присылать',
  },
  bg: {
    title: 'Известия на телефона',
    agree: 'Да, включете ги',
    done: 'Готово. Ще Ви пишем, когато дойде време.',
    denied: 'Браузърът не позволи известия. Ако размислите, включете ги в настройките на сайта и отворете връзката отново.',
    failed: 'Не се получи. Поискайте от нас нова връзка.',
    old: 'Този браузър не може да показва известия. Отворете връзката в Chrome, Firefox или Safari.',
    noScript: 'За известията е нужен JavaScript: включете го и отворете връзката отново.',
    stop: 'Можете да ги спрете по всяко време: натиснете известието и изберете „Какво да Ви изпращаме“ или ги забранете в настройките на сайта.',
    book: 'Изберете удобен час',
    change: 'Какво да Ви изпращаме',
  },
  en: {
    title: 'Notices on your phone',
    agree: 'Yes, switch them on',
    done: 'Done. We will write when the time comes.',
    denied:
      'The browser did not allow notices. Should you change your mind, allow them in the settings of this site and open the link again.',
    failed: 'That did not work. Ask us for a new link.',
    old: 'This browser cannot show notices. Open the link in Chrome, Firefox or Safari.',
    noScript: 'Notices need JavaScript: switch it on and open the link again.',
    stop: 'You can stop them at any time: tap a notice and choose “What we may send you”, or forbid them in the settings of this site.',
    book: 'Choose a time',
    change: 'What we may send you',
  },
}

/** Why two cards may be one person, and the fields of a merge, in three languages. */
import type { MergeEvidence } from '../../domain/collect/merge-evidence.ts'
import type { Locale } from '../../kernel/locale.ts'

type PreviewedField = 'name' | 'birthday' | 'note' | 'wishes' | 'contacts' | 'refusals' | 'purchases' | 'spent' | 'points'

interface MergeWords {
  readonly evidence: Readonly<Record<MergeEvidence, string>>
  readonly fields: Readonly<Record<PreviewedField, string>>
}

const WORDS: Readonly<Record<Locale, MergeWords>> = {
  ru: {
    evidence: {
      'same-contact': 'один телефон или адрес',
      'same-name': 'одно имя и фамилия',
      'same-birthday': 'один день рождения',
      'same-number-ending': 'последние семь цифр телефона совпадают',
      'same-mailbox': 'одно имя почтового ящика',
      'no-contact-of-his-own': 'у одной из карточек нет контакта',
    },
    fields: {
      name: 'Имя',
      birthday: 'День рождения',
      note: 'Заметка',
      wishes: 'Что любит',
      contacts: 'Контакты',
      refusals: 'Не писать',
      purchases: 'Покупки',
      spent: 'Потрачено',
      points: 'Баллы',
    },
  },
  bg: {
    evidence: {
      'same-contact': 'един телефон или адрес',
      'same-name': 'еднакво име и фамилия',
      'same-birthday': 'един и същ рожден ден',
      'same-number-ending': 'последните седем цифри на телефона съвпадат',
      'same-mailbox': 'еднакво име на пощенската кутия',
      'no-contact-of-his-own': 'единият картон е без контакт',
    },
    fields: {
      name: 'Име',
      birthday: 'Рожден ден',
      note: 'Бележка',
      wishes: 'Какво харесва',
      contacts: 'Контакти',
      refusals: 'Без съобщения',
      purchases: 'Покупки',
      spent: 'Похарчено',
      points: 'Точки',
    },
  },
  en: {
    evidence: {
      'same-contact': 'one phone or address',
      'same-name': 'the same first and last name',
      'same-birthday': 'the same birthday',
      'same-number-ending': 'the last seven digits of the phone agree',
      'same-mailbox': 'the same mailbox name',
      'no-contact-of-his-own': 'one of the cards has no contact',
    },
    fields: {
      name: 'Name',
      birthday: 'Birthday',
      note: 'Note',
      wishes: 'Likes',
      contacts: 'Contacts',
      refusals: 'Not to be written to',
      purchases: 'Purchases',
      spent: 'Spent',
      points: 'Points',
    },
  },
}

export function mergeWords(locale: Locale): MergeWords {
  return WORDS[locale]
}

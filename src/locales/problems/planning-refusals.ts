/** Why a change of the planning, or a thing of a customer, was not saved, and what to do. */
import type { AssetFault } from '../../domain/collect/asset.ts'
import type { Locale } from '../../kernel/locale.ts'

export type PlanningRefusalCode =
  | AssetFault
  | 'out-of-order'
  | 'too-early'
  | 'too-many-tries'
  | 'bad-number'
  | 'older-version'
  | 'bad-season'
  | 'unknown-zone'
  | 'unknown-rule'
  | 'bad-digest-address'

export const planningRefusals: Readonly<Record<Locale, Readonly<Record<PlanningRefusalCode, string>>>> = {
  ru: {
    'no-name': 'Назовите вещь: так вы узнаете её в карточке и в сообщении.',
    'returned-before-it-came': 'День возврата раньше дня приёма. Проверьте даты.',
    'served-before-it-came': 'Обслуживание раньше, чем вещь появилась. Проверьте даты.',
    'bad-cycle': 'Период — целое число дней от 1 до 3650.',
    'nothing-due': 'Когда вещь заберут? Укажите день или период, иначе напоминать будет не о чем.',
    'out-of-order': 'Касания идут издалека к сути: каждое следующее ближе к сроку. Исправьте дни.',
    'too-early': 'Слишком рано: не больше 60 дней до срока для 90-дневного периода.',
    'too-many-tries': 'Больше пяти попыток — это навязчивость. Выберите от 0 до 5.',
    'bad-number': 'Здесь нужно целое число дней, не меньше нуля.',
    'older-version': 'Настройки уже изменили в другом окне. Обновите страницу и повторите.',
    'bad-season': 'У сезона должно быть имя и настоящие даты. Исправьте и сохраните ещё раз.',
    'unknown-zone': 'Такого часового пояса нет. Выберите пояс из списка.',
    'unknown-rule': 'Такого правила нет в этой версии. Обновите страницу.',
    'bad-digest-address': 'На этот адрес утренняя сводка не дойдёт. Проверьте адрес и канал.',
  },
  bg: {
    'no-name': 'Дайте име на вещта: така ще я познаете в картона и в съобщението.',
    'returned-before-it-came': 'Денят на връщане е преди деня на приемане. Проверете датите.',
    'served-before-it-came': 'Обслужването е преди вещта да се появи. Проверете датите.',
    'bad-cycle': 'Периодът е цяло число дни от 1 до 3650.',
    'nothing-due': 'Кога ще вземат вещта? Посочете ден или период, иначе няма за какво да се напомня.',
    'out-of-order': 'Докосванията вървят отдалеч към същността: всяко следващо е по-близо до срока. Поправете дните.',
    'too-early': 'Твърде рано: най-много 60 дни преди срока при период от 90 дни.',
    'too-many-tries': 'Повече от пет опита е натрапчиво. Изберете от 0 до 5.',
    'bad-number': 'Тук трябва цяло число дни, не по-малко от нула.',
    'older-version': 'Настройките вече са променени в друг прозорец. Обновете страницата и опитайте пак.',
    'bad-season': 'Сезонът трябва да има име и истински дати. Поправете и запишете отново.',
    'unknown-zone': 'Няма такава часова зона. Изберете зона от списъка.',
    'unknown-rule': 'В тази версия няма такова правило. Обновете страницата.',
    'bad-digest-address': 'На този адрес сутрешното съобщение няма да стигне. Проверете адреса и канала.',
  },
  en: {
    'no-name': 'Name the thing, so that you know it on the card and in the message.',
    'returned-before-it-came': 'It is fetched before it came. Check the dates.',
    'served-before-it-came': 'It was served before it came. Check the dates.',
    'bad-cycle': 'The cycle is a whole number of days from 1 to 3650.',
    'nothing-due': 'When will it be fetched? Give a day or a cycle, or there is nothing to remind of.',
    'out-of-order': 'Contacts go from afar to the point: each is nearer to the day than the one before. Correct the days.',
    'too-early': 'Too early: at most 60 days ahead for a cycle of 90 days.',
    'too-many-tries': 'More than five tries is pushy. Choose 0 to 5.',
    'bad-number': 'A whole number of days is needed here, not below zero.',
    'older-version': 'The settings were changed in another window. Reload the page and try again.',
    'bad-season': 'A season needs a name and real dates. Correct them and save again.',
    'unknown-zone': 'There is no such time zone. Choose one from the list.',
    'unknown-rule': 'This version has no such rule. Reload the page.',
    'bad-digest-address': 'The morning message cannot reach this address. Check the address and the channel.',
  },
}

/** What an attentive shop writes down about people: the little things that make the next visit feel expected. */
import type { Locale } from '../../kernel/locale.ts'
import type { SampleShopKind } from './sample-shop-shape.ts'

type Some = readonly [string, ...string[]]

export const SAMPLE_DRINKS: Readonly<Record<Locale, Some>> = {
  ru: ['капучино без сахара', 'чёрный чай с лимоном', 'вода без газа', 'зелёный чай'],
  bg: ['дълго кафе без захар', 'чай от мента', 'вода без газ', 'еспресо с мляко'],
  en: ['flat white, no sugar', 'black tea with lemon', 'still water', 'green tea'],
}

export const SAMPLE_NOTES: Readonly<Record<SampleShopKind, Readonly<Record<Locale, Some>>>> = {
  tyres: {
    ru: [
      'Приезжает после 18:00',
      'Две машины: своя и жены',
      'Просит подкачать запаску',
      'Очередь не ждёт: записывать точно ко времени',
      'Любит, когда колёса вымыты перед хранением',
    ],
    bg: [
      'Идва след 18 ч.',
      'Две коли: неговата и на съпругата',
      'Моли да проверим и резервната гума',
      'Не чака на опашка: записвайте за точен час',
      'Държи гумите да се измият преди съхранение',
    ],
    en: [
      'Comes after 6 pm',
      'Two cars: his and his wife’s',
      'Asks us to check the spare',
      'Will not queue: book to the minute',
      'Likes the wheels washed before storage',
    ],
  },
  salon: {
    ru: [
      'Время: будни до обеда. Телевизор — канал о путешествиях',
      'Кресло у окна, без разговоров',
      'Аллергия на аммиак: красить безаммиачной',
      'Приходит с дочкой, дочке — раскраску',
      'Не любит лак для волос',
    ],
    bg: [
      'Час: делник до обяд. Телевизор — канал за пътувания',
      'Столът до прозореца, без разговори',
      'Алергия към амоняк: боя без амоняк',
      'Идва с дъщеря си, за нея — книжка за оцветяване',
      'Не обича лак за коса',
    ],
    en: [
      'Time: weekday mornings. TV on the travel channel',
      'Chair by the window, no small talk',
      'Allergic to ammonia: ammonia-free colour only',
      'Brings her daughter: colouring book',
      'Does not like hairspray',
    ],
  },
  taxi: {
    ru: [
      'Ездит к поезду 7:40 по понедельникам',
      'Нужна машина с большим багажником',
      'С ребёнком: кресло до 18 кг',
      'Просит не включать музыку',
      'Подъезд со двора, второй',
    ],
    bg: [
      'Пътува за влака в 7:40 в понеделник',
      'Нужна е кола с голям багажник',
      'С дете: столче до 18 кг',
      'Моли без музика',
      'Входът е откъм двора',
    ],
    en: [
      'Takes the 7:40 train on Mondays',
      'Needs a large trunk',
      'With a child: seat up to 40 lb',
      'Asks for no music',
      'Entrance is from the courtyard',
    ],
  },
  tiles: {
    ru: [
      'Ремонт в ванной, кладёт мастер',
      'Дом в деревне: две ванные',
      'Решает жена, звонить ей',
      'Доставка только в субботу',
      'Бригадир: берёт на объекты, просит счёт',
    ],
    bg: [
      'Ремонт на банята, реди майстор',
      'Къща на село: две бани',
      'Решава съпругата, звънете на нея',
      'Доставка само в събота',
      'Майстор: взема за обекти, иска фактура',
    ],
    en: [
      'Redoing the bathroom, has a tiler',
      'Cottage with two bathrooms',
      'His wife decides: call her',
      'Deliveries on Saturdays only',
      'Contractor: buys for jobs, needs an invoice',
    ],
  },
  cafe: {
    ru: ['Латте на овсяном', 'Сидит с ноутбуком у розетки', 'Берёт круассаны по пятницам для отдела', 'Собака: миска воды', 'Без корицы'],
    bg: ['Лате с овесено мляко', 'Работи с лаптоп до контакта', 'В петък взема кроасани за отдела', 'С куче: купичка вода', 'Без канела'],
    en: [
      'Oat milk latte',
      'Works on a laptop by the socket',
      'Croissants for the office on Fridays',
      'Has a dog: bowl of water',
      'No cinnamon',
    ],
  },
}

/** People of the shop, in Russian. */
import { plural } from '../../../kernel/locale.ts'
import type { WordsLike } from '../../words-like.ts'

export const ru = {
  title: 'Сотрудники',
  back: 'Настройки',
  lead: 'Кто входит в программу и что ему видно. Кто ушёл, больше не войдёт, а имя его в истории останется.',
  roles: { owner: 'владелец', staff: 'сотрудник', cashier: 'кассир' },
  roleTexts: {
    owner: 'видит и меняет всё',
    staff: 'клиенты, план, переписка, без настроек и ключей',
    cashier: 'только касса: имя с первой буквой фамилии, баллы и подсказка',
  },
  left: (day: string) => `не работает с ${day}`,
  you: 'это вы',
  add: 'Новый сотрудник',
  name: 'Имя',
  role: 'Что ему можно',
  login: 'Логин',
  password: 'Первый пароль',
  passwordHint: 'Не короче 8 знаков. Передайте его лично.',
  create: 'Добавить',
  created: (name: string) => `${name}: теперь можно входить`,
  let: 'Больше не работает',
  askLet: (name: string) => `${name}: вход закроется сразу. Продолжить?`,
  returns: 'Снова работает',
  newPassword: 'Новый пароль',
  passwordSaved: 'Пароль сменён, прежние входы закрыты.',
  save: 'Сохранить',
  cancel: 'Отмена',
  gifts: 'Подарено от руки за 30 дней',
  giftsLead: 'Баллы с пометкой, купоны и продление купонов: то, что человек решил сам.',
  limit: 'Сколько за день может подарить один человек',
  limitHint: 'Владельца это не касается.',
  none: 'Пока никто ничего не дарил от руки.',
  day: 'День',
  who: 'Кто',
  what: 'Что',
  points: (times: number, points: number) =>
    `баллы ${plural('ru', times, { one: '# раз', few: '# раза', many: '# раз', other: '# раза' })} (${points})`,
  coupons: (count: number) => plural('ru', count, { one: '# купон', few: '# купона', many: '# купонов', other: '# купона' }),
  moreTime: (count: number) => plural('ru', count, { one: '# продление', few: '# продления', many: '# продлений', other: '# продления' }),
  notes: { 'at-limit': 'до предела', 'far-above': 'намного больше обычного' },
}

export type PeopleWords = WordsLike<typeof ru>

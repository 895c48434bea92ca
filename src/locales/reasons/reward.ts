/** What the till says of rewards: refusals and suggestions, each in one sentence that says what to do. */
import type { Locale } from '../../kernel/locale.ts'

const ru = {
  refusals: {
    'unknown-customer': 'Такого клиента нет. Найдите его ещё раз.',
    'unknown-coupon': 'Такого купона нет. Проверьте код: восемь знаков, без ноля, единицы и тройки.',
    'void-coupon': 'Этот купон отозван. Предложите клиенту другой или уточните у владельца.',
    'coupon-expired': 'Срок купона вышел. Продлить можно с пометкой, почему.',
    'coupon-used': 'Этот купон уже использован.',
    'coupon-held': 'Этот купон сейчас оплачивают на другой кассе. Подождите минуту и повторите.',
    'not-this-customer': 'Купон именной и выдан другому клиенту. Выберите того, кому он выдан.',
    'basket-too-small': 'Сумма меньше той, от которой действует купон. Добавьте что-нибудь в покупку.',
    'other-currency': 'Купон в другой валюте.',
    'not-enough-points': 'Столько баллов у клиента нет. Спишите меньше.',
    'bad-points': 'Баллы — целое число больше нуля.',
    'card-not-full': 'Карта ещё не заполнена: бесплатная покупка будет позже.',
    'reason-missing': 'Напишите, за что баллы: потом это поможет разобраться.',
    'hand-limit': 'На сегодня вы раздали от руки всё, что положено за смену. Попросите владельца.',
    'deadline-passed': 'Этот день уже прошёл. Выберите день, который ещё впереди.',
    'empty-gift': 'Напишите, что даёт купон.',
    'not-used': 'Этот купон на этой покупке не использован: возвращать нечего.',
    'card-without-stamps': 'На карте должна быть хотя бы одна отметка.',
    'steps-do-not-rise': 'Каждая ступень начинается с большей суммы и даёт больший процент, чем прежняя.',
    'bad-share': 'Процент должен быть больше нуля и не больше ста.',
    'bad-days': 'Срок должен быть хотя бы один день.',
    'reward-above-threshold': 'Награда больше самой покупки. Уменьшите её или поднимите порог.',
  },
  topUp: ({ missing, reward }: { readonly missing: string; readonly reward: string }) =>
    `Ещё ${missing} — и на следующую покупку купон на ${reward}. Предложите что-нибудь к покупке.`,
}

export type RewardRefusal = keyof typeof ru.refusals
interface RewardWords {
  readonly refusals: Readonly<Record<RewardRefusal, string>>
  readonly topUp: (sums: { readonly missing: string; readonly reward: string }) => string
}

const bg: RewardWords = {
  refusals: {
    'unknown-customer': 'Няма такъв клиент. Потърсете го отново.',
    'unknown-coupon': 'Няма такъв купон. Проверете кода: осем знака, без нула, единица и тройка.',
    'void-coupon': 'Този купон е оттеглен. Предложете на клиента друг или попитайте собственика.',
    'coupon-expired': 'Срокът на купона е изтекъл. Може да се удължи, като запишете защо.',
    'coupon-used': 'Този купон вече е използван.',
    'coupon-held': 'В момента плащат с този купон на друга каса. Изчакайте минута и опитайте пак.',
    'not-this-customer': 'Купонът е именен и е на друг клиент. Изберете онзи, на когото е издаден.',
    'basket-too-small': 'Сумата е под тази, от която важи купонът. Добавете нещо към покупката.',
    'other-currency': 'Купонът е в друга валута.',
    'not-enough-points': 'Клиентът няма толкова точки. Използвайте по-малко.',
    'bad-points': 'Точките са цяло число, по-голямо от нула.',
    'card-not-full': 'Картата още не е пълна: безплатната покупка ще е по-късно.',
    'reason-missing': 'Напишете за какво са точките: после ще е ясно откъде идват.',
    'hand-limit': 'За днес раздадохте на ръка всичко, което се полага за смяна. Обърнете се към собственика.',
    'deadline-passed': 'Този ден вече мина. Изберете ден, който предстои.',
    'empty-gift': 'Напишете какво дава купонът.',
    'not-used': 'С този купон не е платено по тази покупка: няма какво да се върне.',
    'card-without-stamps': 'На картата трябва да има поне един печат.',
    'steps-do-not-rise': 'Всяко стъпало започва от по-голяма сума и дава по-голям процент от предишното.',
    'bad-share': 'Процентът трябва да е над нула и най-много сто.',
    'bad-days': 'Срокът трябва да е поне един ден.',
    'reward-above-threshold': 'Наградата е по-голяма от самата покупка. Намалете я или вдигнете прага.',
  },
  topUp: ({ missing, reward }) => `Още ${missing} и клиентът получава купон за ${reward} за следващия път. Предложете нещо към покупката.`,
}

const en: RewardWords = {
  refusals: {
    'unknown-customer': 'There is no such customer. Look him up again.',
    'unknown-coupon': 'There is no such coupon. Check the code: eight characters, never 0, 1 or 3.',
    'void-coupon': 'This coupon was taken back. Offer another one, or ask the owner.',
    'coupon-expired': 'This coupon has run out. You may give it more time and note why.',
    'coupon-used': 'This coupon has been used already.',
    'coupon-held': 'This coupon is being paid with at another till. Wait a minute and try again.',
    'not-this-customer': 'This coupon belongs to another customer. Choose the one it was given to.',
    'basket-too-small': 'The basket is below the sum from which this coupon holds. Add something to it.',
    'other-currency': 'This coupon is in another currency.',
    'not-enough-points': 'The customer does not have that many points. Use fewer.',
    'bad-points': 'Points are a whole number above zero.',
    'card-not-full': 'The card is not full yet: the free one comes later.',
    'reason-missing': 'Say what the points are for, so that it is clear later.',
    'hand-limit': 'You have given by hand all that a shift allows today. Ask the owner.',
    'deadline-passed': 'That day is over. Choose one that is still to come.',
    'empty-gift': 'Say what the coupon gives.',
    'not-used': 'This coupon was not used for this sale: there is nothing to give back.',
    'card-without-stamps': 'A card needs at least one stamp.',
    'steps-do-not-rise': 'Each step begins at a higher sum and gives more percent than the one before.',
    'bad-share': 'The percentage must be above zero and at most a hundred.',
    'bad-days': 'The time must be at least one day.',
    'reward-above-threshold': 'The reward is larger than the purchase itself. Lower it or raise the threshold.',
  },
  topUp: ({ missing, reward }) => `${missing} more, and a coupon for ${reward} is his for the next time. Suggest something to go with it.`,
}

export const rewardWords: Readonly<Record<Locale, RewardWords>> = { ru, bg, en }

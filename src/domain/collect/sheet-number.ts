/** Numbers of a spreadsheet as the text a person would read in the cell. */
import { dayFromNumber } from '../../kernel/day.ts'

/** Spreadsheets count days from 30 December 1899; those that count from 1904 are this much behind. */
const EPOCH_1900 = -25_569
const DAYS_TO_1904 = 1462
/** 31 December 9999. */
const SERIAL_MAX = 2_958_465

/**
 * A number as decimal text. Programs store seventeen digits ("450.10000000000002") of which fifteen are meant. Three digits after the
 * mark get a nought behind them, because in text 12.345 might be thousands.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  const meant = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15))
  const text = String(meant)
  const plain = text.includes('e')
    ? Math.abs(meant) < 1
      ? meant.toFixed(10).replace(/0+$/, '')
      : BigInt(Math.round(meant)).toString()
    : text
  return /\.\d{3}$/.test(plain) ? `${plain}0` : plain
}

/** The day and time of a serial number: '2024-06-01', '2024-06-01 14:30', '14:30'; as a number when it is no date. */
export function serialText(serial: number, is1904: boolean): string {
  const days = Math.floor(serial)
  let minutes = Math.round((serial - days) * 1440)
  const shift = minutes === 1440 ? 1 : 0
  minutes %= 1440
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  if (serial >= 0 && serial < 1) return time
  if (!(serial > 0) || serial > SERIAL_MAX) return numberText(serial)
  const day = dayFromNumber(days + shift + EPOCH_1900 + (is1904 ? DAYS_TO_1904 : 0))
  return minutes === 0 ? day : `${day} ${time}`
}

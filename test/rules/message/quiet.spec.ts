import { isQuiet, isReminderTime } from '@domain/message/quiet'

test.each([
  ['07:59:59', true],
  ['08:00:00', false],
  ['12:00:00', false],
  ['20:59:59', false],
  ['21:00:00', true],
  ['23:59:59', true],
  ['00:00:00', true],
])('at %s no messages are sent because of the night: %s', (time, quiet) => {
  for (const day of ['2026-01-15', '2026-07-15']) expect(isQuiet(Date.parse(`${day}T${time}+08:00`))).toBe(quiet)
})

test.each([
  ['00:10', false],
  ['08:29', false],
  ['08:30', true],
  ['12:00', true],
  ['20:59', true],
  ['21:00', false],
])('at %s the daily reminders may be sent: %p', (time, expected) => {
  expect(isReminderTime(Date.parse(`2026-03-09T${time}:00+08:00`))).toBe(expected)
})

test.each([
  ['08:59', false],
  ['09:15', true],
  ['20:59', true],
  ['21:00', false],
])('where the city has chosen a quarter past nine, at %s they may be sent: %p', (time, expected) => {
  expect(isReminderTime(Date.parse(`2026-03-09T${time}:00+08:00`), '09:15')).toBe(expected)
})

import { readDays, writeDays } from '@src/text/work-days'

test.each([
  ['1月1日', ['2027-01-01']],
  ['2027年5月1日', ['2027-05-01']],
  ['2027-05-03、5/4', ['2027-05-03', '2027-05-04']],
  ['２月８日', ['2027-02-08']],
  ['2月5日（星期五）至9日（星期二）', ['2027-02-05', '2027-02-08', '2027-02-09']],
  ['9月30日 至 10月1日', ['2027-09-30', '2027-10-01']],
  ['1月30日、2月14日', ['2027-01-30', '2027-02-14']],
  ['', []],
])('“%s” is parsed as in the official notice: weekends within a range are left out', (text, days) => {
  expect(readDays(text, 2027)).toEqual({ days, unread: [] })
})

test.each(['2月30日', '元旦', '5月3日至1日', '13-01', '2月'])('“%s” cannot be parsed and is reported', (text) => {
  expect(readDays(text, 2027)).toEqual({ days: [], unread: [text.replace('至', '至')] })
})

test('days in force are written in a form that is parsed back to the same days', () => {
  const days = ['2027-01-01', '2027-10-07']
  expect(readDays(writeDays(days), 2027).days).toEqual(days)
})

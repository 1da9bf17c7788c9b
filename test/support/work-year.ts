import type { EnteredYear } from '@domain/policy/work-year'

/** A fictional notice of days off for 2027, of the usual form. */
export const aWorkYear = (over: Partial<EnteredYear> = {}): EnteredYear => ({
  year: 2027,
  source: '国务院办公厅关于2027年部分节假日安排的通知',
  off: [
    '2027-01-01',
    '2027-02-05',
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
    '2027-02-11',
    '2027-02-12',
    '2027-04-05',
    '2027-05-03',
    '2027-05-04',
    '2027-05-05',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
    '2027-10-04',
    '2027-10-05',
    '2027-10-06',
    '2027-10-07',
  ] as EnteredYear['off'],
  makeUp: ['2027-01-30', '2027-02-14', '2027-05-08', '2027-10-09'] as EnteredYear['makeUp'],
  ...over,
})

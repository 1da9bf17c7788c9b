import { yuan } from '@domain/kernel/fen'
import { nameFit } from '@domain/kernel/plain'
import { accountFit, fitOf } from '@domain/payout/fit'

const ONE = '6222021234567890123'
const HIGH = '6222056789012345678'

describe('an account is recognised', () => {
  test.each([
    ['rounded by a spreadsheet', ONE, '6.2E+18', 'part'],
    ['with a small e and no plus', ONE, '6.22202123456789e18', 'part'],
    ['rounded to a digit that may be anybody’s', ONE, '6E+18', undefined],
    ['rounded to such a digit and a zero', ONE, '6.0E+18', undefined],
    ['rounded up where nothing is to be rounded', ONE, '6.3E+18', undefined],
    ['rounded up', HIGH, '6.22206E+18', 'part'],
    ['rounded up at another place', HIGH, '6.2221E+18', 'part'],
    ['rounded with a zero behind', HIGH, '6.222000E+18', 'part'],
    ['rounded up twice', HIGH, '6.22207E+18', undefined],
    ['rounded up over nines', '6229956789012345678', '6.23E+18', 'part'],
    ['with a letter before the rounded number', ONE, 'x6.2E+18', undefined],
    ['with a letter behind the rounded number', ONE, '6.2E+18x', undefined],
    ['as a number, cut', ONE, '6222021234567890000', 'part'],
    ['as a number, rounded up over a nine', '6222021234567899523', '6222021234567900000', 'part'],
    ['as a number of sixteen digits', '6222021234567896', '6222021234567900', 'part'],
    ['as a number with other digits than the account’s', ONE, '6222021234567890900', undefined],
    ['as a number of another length', ONE, '62220212345678900000', undefined],
    ['as a number of nines only', '9999999999999999999', '9999999999999990000', 'part'],
    ['by its first digits', ONE, '6222', 'part'],
    ['by its last digits', ONE, '0123', 'part'],
    ['by digits from its middle alone', ONE, '2123', undefined],
    ['by masked digits from its middle', ONE, '****6789****', 'part'],
    ['by first digits that are not its own', ONE, '2021****', undefined],
    ['by last digits that are not its own', ONE, '****9012', undefined],
    ['by three visible digits', ONE, '6*2*3', undefined],
    ['by groups in their order', ONE, '62*21*78*23', 'part'],
    ['by groups in another order', ONE, '62*78*21*23', undefined],
    ['by one group twice that it has once', ONE, '*2021*2021*', undefined],
    ['by one digit twice, where it has it twice', ONE, '6222*2*0123', 'part'],
    ['by a group that only overlaps its first digits', ONE, '6222*220*0123', undefined],
    ['by a group that only overlaps its last digits', ONE, '6222*9012*0123', undefined],
    ['by more digits than it has', ONE, '6222021234567890123*3', undefined],
    ['with dashes and an apostrophe', ONE, "'6222-0212-3456-7890-123", 'whole'],
    ['by its first digits behind a word', ONE, '卡号6222****0123', 'part'],
    ['by all its digits behind a word', ONE, `卡号${ONE}`, 'part'],
    ['by nothing, where the line has none either', '', '', undefined],
    ['by no visible digit', ONE, '****', undefined],
    ['by nothing', ONE, '', undefined],
  ] as const)('%s: %s written as "%s" is %s', (_what, account, cell, fit) =>
    expect(accountFit(cell, account)).toBe(fit),
  )

  test('by a great many digits with stars between: it is not, and nothing breaks', () =>
    expect(accountFit('2*'.repeat(200_000), ONE)).toBeUndefined())
})

describe('a holder is recognised', () => {
  test.each([
    ['Li Ming', 'LI MING', 'whole'],
    ['LI MING', 'L* ming', 'part'],
    ['li ming', 'L* MING', 'part'],
    ['甲某一', '甲*', undefined],
    ['甲某一', '甲*一二', undefined],
    ['甲某一', '**一', 'part'],
    ['甲某一', '***', undefined],
    ['甲某一', '甲某二', undefined],
    ['阿依·古丽', '阿*古丽', 'part'],
    ['甲某一', '', undefined],
  ] as const)('%s written as "%s" is %s', (name, cell, fit) => expect(nameFit(cell, name)).toBe(fit))
})

describe('a row means a line', () => {
  const line = { name: '甲某一', account: ONE, amount: yuan(1000) }
  test.each([
    ['in whole', {}, 'whole'],
    ['with a masked holder, when the account is whole', { name: '甲*一' }, 'part'],
    ['with a masked account, when the holder is whole', { account: '****0123' }, 'part'],
    ['with neither in whole', { name: '甲*一', account: '****0123' }, undefined],
    ['with another holder', { name: '乙某一' }, undefined],
    ['with another account', { account: HIGH }, undefined],
    ['with another amount', { amount: yuan(999) }, undefined],
    ['with no readable amount', { amount: undefined }, undefined],
  ] as const)('%s', (_what, over, fit) => expect(fitOf({ ...line, ...over }, line)).toBe(fit))
})

import {
  hideNumbers,
  holdsPrivateData,
  maskAccount,
  maskAddress,
  maskId,
  maskMobile,
  maskName,
  maskNameOnline,
} from '@domain/kernel/masked'
import { aCardNumber, aMobile, anIdNumber } from '@test/support/people'
import fc from 'fast-check'

test.each([
  [maskName('王小明'), '王*明'],
  [maskName('李四'), '李*'],
  [maskName('欧阳某某'), '欧**某'],
  [maskNameOnline('王小明'), '王**'],
  [maskMobile('13800001234'), '138****1234'],
  [maskId('999001198005010013'), '999***********0013'],
  [maskAccount('0000000000000000019'), '**** **** 0019'],
])('the masked text of case %# is %s', (shown, expected) => {
  expect(shown).toBe(expected)
})

test('a masked address never shows more than half of the address, nor more than six characters', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (address) => {
      const letters = [...address]
      const shown = [...maskAddress(address)].length - 3
      expect(shown).toBeLessThanOrEqual(6)
      expect(shown).toBeLessThanOrEqual(letters.length / 2)
    }),
  )
})

const secrets = fc
  .integer({ min: 0, max: 400 })
  .chain((seed) => fc.constantFrom(anIdNumber(seed), aMobile(seed), aCardNumber(seed)))
const spaced = (text: string, by: string): string => text.replace(/(\d{4})(?=\d)/g, `$1${by}`)
const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

test('an identity, phone or card number in free text is detected, also with spaces, dashes or full-width digits', () => {
  fc.assert(
    fc.property(secrets, fc.constantFrom('', ' ', '-', '—', '.'), fc.boolean(), (secret, by, wide) => {
      const text = `请联系本人，号码${wide ? fullWidth(spaced(secret, by)) : spaced(secret, by)}，谢谢`
      expect(holdsPrivateData(text)).toBe(true)
    }),
  )
})

test.each(['公示期为2026年3月2日至3月11日', '帮扶金额5,000.00元', '电话 0750-0000000', '共 3 户 12 人', ''])(
  '“%s” is recognised as free of private data',
  (text) => {
    expect(holdsPrivateData(text)).toBe(false)
  },
)

test.each([
  ['with invisible characters in between', [...'13800001234'].join('\u200b')],
  ['with commas in between', '138,0000,1234'],
  ['with the commas of Chinese in between', '138、0000、1234'],
  ['with slashes in between', '138/0000/1234'],
  ['in circles', '①③⑧⑨⑨⑨⑨①②③④'],
  ['in the digits of mathematics', '𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒'],
  ['spelled in Chinese', '一三八〇〇〇〇一二三四'],
  ['as it is read out', '幺三八零零零零幺二三四'],
  ['as soldiers read it out', '幺三八洞洞洞洞幺两三四'],
  ['in brackets', '(138)(0013)(8000)'],
  ['in brackets of full width', '（138）（0013）（8000）'],
  ['in square brackets', '【138】【0013】【8000】'],
  ['in capital numerals', '壹叁捌零零零零壹贰叁肆'],
  ['in capital numerals of old', '壹參捌零零零零壹貳參肆'],
  ['in numerals and figures by turns', '1叁8〇〇0零1二③肆'],
  ['as keycaps', [...'13800001234'].map((one) => `${one}\ufe0f\u20e3`).join('')],
  ['as keycaps with blanks', [...'13800001234'].map((one) => `${one}\ufe0f\u20e3`).join(' ')],
  ['in black circles', '❶❸❽⓿⓿⓿⓿❶❷❸❹'],
  ['in double circles', '⓵⓷⓼⓪⓪⓪⓪⓵⓶⓷⓸'],
  ['in Suzhou numerals', '〡〣〨〇〇〇〇〡〢〣〤'],
  ['in Arabic digits', '١٣٨٠٠٠٠١٢٣٤'],
  ['in Persian digits', '۱۳۸۰۰۰۰۱۲۳۴'],
  ['in Devanagari digits', '१३८००००१२३४'],
  ['in Thai digits', '๑๓๘๐๐๐๐๑๒๓๔'],
  ['in the digits of a mathematician in brackets', '(𝟏𝟑𝟖)[𝟎𝟎𝟎𝟎]{𝟏𝟐𝟑𝟒}'],
  ['with plus signs', '138+0000+1234'],
  ['with arrows', '138→0000→1234'],
  ['with stars and blanks', '1 * 3 * 8 * 0 * 0 * 0 * 0 * 1 * 2 * 3 * 4'],
  ['with hearts', '138♥0000♥1234'],
  ['with a filler nobody sees', [...'13800001234'].join('\u3164')],
  ['with line breaks', '138\n0000\n1234'],
  ['with letters for zeros', '138OOOo1234'],
  ['with the zero one dials first', '0138-00001234'],
])('a number written %s is detected as private data', (_how, number) => {
  expect(holdsPrivateData(`请打 ${number} 找本人`)).toBe(true)
})

test('an ID number is detected even if a part of it looks like a date or is in brackets', () => {
  const id = anIdNumber(7)
  const [area, year, month, day, rest] = [
    id.slice(0, 6),
    id.slice(6, 10),
    id.slice(10, 12),
    id.slice(12, 14),
    id.slice(14),
  ]
  for (const text of [`${area} ${year}-${month}-${day} ${rest}`, `(${area})(${year}${month}${day})(${rest})`])
    expect(holdsPrivateData(`证号${text}的`)).toBe(true)
})

test.each([
  '公示七个工作日，一户一档',
  '共发放 1,234,567.00 元',
  '第一、二、三车间',
  '2026/3/2 起',
  '2026年3月9日',
  '公示期 2026-03-02 ~ 2026-03-11',
  '2026.3.2—2026.3.11',
  '（2026-03-02）至（2026-03-11）',
  '二〇二六年三月九日至二〇二六年三月十一日',
  '补助 5,000.00、3,000.00 元',
  '拟补助伍仟元整（5000元），壹万贰仟元（12,000.00元）',
  '电话 0750-3300000、0750-3300001',
  '粤工会〔2026〕12号，共 3 户 12 人',
  '三号楼二单元，一车间',
  '上午9:00—11:30，下午14:30—17:30',
])('“%s” is not mistaken for private data', (text) => {
  expect(holdsPrivateData(text)).toBe(false)
})

test.each([
  ['账号0000000000000000019与户名不符', '账号***与户名不符'],
  ['证件 999001198005010013 已过期', '证件 *** 已过期'],
  ['账号 0000 0000 0000 0019 已销户', '账号 *** 已销户'],
  ['户名 1 个字不符（代码 0301）', '户名 1 个字不符（代码 0301）'],
  ['请致电一三八〇〇〇〇一二三四', '***'],
])('“%s” is shown with its numbers hidden as “%s”', (text, shown) => {
  expect(hideNumbers(text)).toBe(shown)
})

import { IdNumber, Mobile } from '@domain/kernel/identity-numbers'
import {
  bareName,
  nameFit,
  plainIdNumber,
  plainMobile,
  plainName,
  plainNumber,
  sameName,
  squeezed,
} from '@domain/kernel/plain'
import { Name } from '@domain/kernel/text'
import { inventedId } from '@local/walk/identity'
import fc from 'fast-check'

describe('a name is stored as it stands on the ID card:', () => {
  test.each([
    ['padded to three characters', '王　明', '王明'],
    ['with blanks around it', '  王小明 ', '王小明'],
    ['with blanks of a web page', '王\u00a0小\u2009明', '王小明'],
    ['with zero-width characters', '王\u200b小\u200d明\ufeff', '王小明'],
    ['with direction marks', '\u202d王小明\u202c', '王小明'],
    ['with a bullet as dot', '阿•不都', '阿·不都'],
    ['with a Japanese dot', '阿・不都', '阿·不都'],
    ['with half a Japanese dot', '阿･不都', '阿·不都'],
    ['with a hyphenation point', '阿‧不都', '阿·不都'],
    ['with a full-width full stop', '阿．不都', '阿·不都'],
    ['with a full stop', '阿.不都.某', '阿·不都·某'],
    ['with the full stop of a Chinese keyboard', '阿。不都', '阿·不都'],
    ['with blanks around the dot', '阿 · 不都', '阿·不都'],
    ['with two dots', '阿··不都', '阿·不都'],
    ['in full width', 'ＬＩ　ＭＩＮＧ', 'LI MING'],
    ['in Latin letters', 'Li   Ming  J.', 'Li Ming J.'],
    ['with a Latin apostrophe and hyphen', "O'Brien Mary-Jane", "O'Brien Mary-Jane"],
    ['with Kangxi radicals', '⽂⼩⽉', '文小月'],
    ['with radicals of a PDF file', '⻩某⻰', '黄某龙'],
    ['with a compatibility character', '\uf9f4某', '林某'],
    ['with a variant of a character', '葛\u{e0100}某', '葛某'],
    ['with a character of the old private area', '王\ue863', '王䶮'],
    ['with another of them', '李\ue854某', '李龺某'],
    ['of one character', '甲', '甲'],
  ])('%s', (_kind, written, stored) => {
    expect(plainName(written)).toBe(stored)
    expect(Name.parse(written)).toBe(stored)
  })

  test.each([
    ['an unknown private character', '王\uf8ff'],
    ['a question mark', '王?明'],
    ['a mask', '王*明'],
    ['a number', '王明2'],
    ['a control character', '王\u0000明'],
    ['nothing', '　'],
    ['a line that would be a formula', '-1+2'],
  ])('refused: %s', (_kind, written) => expect(Name.safeParse(written).success).toBe(false))
})

test('the private characters are those of GB18030, as the reader of old files decodes them', () => {
  const decoded = Array.from({ length: 0x51 }, (_, i) => 0x50 + i)
    .filter((byte) => byte !== 0x7f)
    .map((byte) => new TextDecoder('gb18030').decode(Uint8Array.from([0xfe, byte])))
  const ours = decoded.map((_, i) => plainName(`王${String.fromCharCode(0xe815 + i)}`))
  const isPrivate = (letter: string): boolean => /\p{Co}/u.test(letter)
  // six have a place in Unicode since 2005 that the decoder does not use
  decoded.forEach((letter, i) => {
    if (!isPrivate(letter)) expect([i, ours[i]]).toEqual([i, plainName(`王${letter}`)])
    expect(isPrivate(ours[i] ?? '')).toBe(false)
  })
})

test.each([
  ['王　明', '王明'],
  ['阿•不都', '阿·不都'],
  ['阿不都', '阿·不都'],
  ['阿・不都．某', '阿‧不都·某'],
  ['ＬＩ Ｍｉｎｇ', 'LI MING'],
  ['⽂某', '文某'],
])('%j and %j are recognised as the same name', (one, other) => expect(sameName(one, other)).toBe(true))

test('different names are not the same, and an empty name matches no name', () => {
  expect(sameName('王明', '王朋')).toBe(false)
  expect(sameName('', '')).toBe(false)
  expect(sameName(' ', '·')).toBe(false)
})

test.each([
  ['王小明', 'whole'],
  ['王 小明', 'whole'],
  ['王*明', 'part'],
  ['王?明', 'part'],
  ['王□明', 'part'],
  ['王\uf123明', 'part'],
  ['***', undefined],
  ['王*', undefined],
  ['王*朋', undefined],
  ['', undefined],
])('%j in a file fits the name 王小明: %s', (shown, fit) => expect(nameFit(shown, '王小明')).toBe(fit))

test.each([
  ['copied out of a PDF file', '\u202d6222 0212-3456\u00a07890\u202c', '6222021234567890'],
  ['with the apostrophe of a spreadsheet', "'６２２２", '6222'],
  ['with dashes of a word processor', '6222–0212—3456', '622202123456'],
  ['with zero-width characters', '6222\u200b0212', '62220212'],
])('a number %s is cleaned', (_kind, written, stored) => expect(plainNumber(written)).toBe(stored))

test('an ID number ends with X, whatever stands for it on a keyboard', () => {
  const first = Array.from({ length: 60 }, (_, i) => inventedId(i, '1980-01-01', 'male')).find((id) => id.endsWith('X'))
  for (const x of ['x', 'Ｘ', '×', 'х']) expect(plainIdNumber(`${first?.slice(0, 17)}${x}`)).toBe(first)
  expect(IdNumber.parse(`\u202d${first?.slice(0, 6)} ${first?.slice(6)}\u202c`)).toBe(first)
})

test.each(['199 8888 8888', '+86 199-8888-8888', '008619988888888', '１９９８８８８８８８８'])(
  'a mobile number of an address book is stored as eleven digits (%s)',
  (text) => expect([plainMobile(text), Mobile.parse(text)]).toEqual(['19988888888', '19988888888']),
)

test('a number that only begins like a country code keeps its digits', () =>
  expect(plainMobile('8613456')).toBe('8613456'))

const MARKS = [...' \u3000\u00a0\u200b\u202d\u202c·•.．。‧*?-–’\ue816\ue863⻩⽂\u0301\u{e0100}ＡａéÉ王阿1１x×+']
const written = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...MARKS), maxLength: 20 }),
)
test.each([
  ['a name', plainName],
  ['the letters of a name', bareName],
  ['a number', plainNumber],
  ['a mobile number', plainMobile],
  ['an ID number', plainIdNumber],
  ['a heading', squeezed],
])('%s that is clean stays as it is', (_what, clean) =>
  fc.assert(
    fc.property(written, (text) => expect(clean(clean(text))).toBe(clean(text))),
    { numRuns: 2000 },
  ),
)

test('a name is the same as its stored form', () =>
  fc.assert(
    fc.property(written, (text) => {
      if (bareName(text) !== '') expect(sameName(text, plainName(text))).toBe(true)
    }),
  ))

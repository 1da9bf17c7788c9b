/**
 * Names and numbers as people and other programs write them, in the one form that is stored and compared. The form, every import
 * and every comparison use these functions. No schemas here: the phone's first page cleans what is typed.
 */

/** 80 characters that old GBK systems kept in the private area, in its order from U+E815; fonts on new phones have none of them. */
const FROM_PRIVATE = [
  ...'⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
]
const PRIVATE_FROM = 0xe815
const PRIVATE = /[\uE815-\uE864]/g

/** Radicals that stand for whole characters in text copied out of PDF files, and that NFKC leaves as they are. */
const RADICALS = '⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻢⻤⻥⻦⻨⻩⻬⻮⻰⻳⺟⺩'
const WHOLE = [...'民西见角贝车长门青韦页风飞马鬼鱼鸟麦黄齐齿龙龟母王']
const RADICAL = new RegExp(`[${RADICALS}]`, 'g')

/** Direction marks of PDF files, zero-width characters, variants of one character. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]+/gu

const visible = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(PRIVATE, (letter) => String(FROM_PRIVATE[letter.charCodeAt(0) - PRIVATE_FROM]))
    .replace(RADICAL, (letter) => String(WHOLE[RADICALS.indexOf(letter)]))
    .normalize('NFKC')

/** Cleans again until nothing changes: what was apart before a blank was removed may join afterwards. */
const settled = (text: string, clean: (text: string) => string): string => {
  const once = clean(text)
  return once === text ? text : settled(once, clean)
}

const PLAIN = /^[\u4E00-\u9FA5]*$/
const squeeze = (text: string): string => visible(text).replace(/\s+/g, '')
/** Without blanks and invisible characters, full width as half width: for headings, marks and words of other programs. */
export const squeezed = (text: string): string => (PLAIN.test(text) ? text : settled(text, squeeze))

/** The dots of minority names. A full stop is one of them beside a Chinese character, and an abbreviation's in LI J. */
const DOTS = /[·•‧∙⋅●᛫⸱・。]+/g
const HAN_FIRST = /^\p{Script=Han}/u
const beforeHan = (dots: string, at: number, whole: string): string =>
  HAN_FIRST.test(whole.slice(at + dots.length, at + dots.length + 2)) ? '·' : dots
// Each run is met once: a pattern that looks for what follows a run would try again from each of its characters, and a cell of
// 100,000 blanks would occupy the process.
const cleanName = (text: string): string =>
  visible(text)
    .replace(/\s+/g, ' ')
    .replace(DOTS, '·')
    .replace(/(\p{Script=Han}) ?\.+/gu, '$1·')
    .replace(/\.+ ?/g, beforeHan)
    .replace(/ ?·[ ·]*/g, '·')
    .replace(/^·|·$/g, '')
    // only between Latin words is a blank part of a name
    .replace(/ (?!\p{Script=Latin})/gu, '')
    .replace(/([^\p{Script=Latin}.']) /gu, '$1')
    .trim()

/** A name as it is stored: 王　明 is 王明, 阿 • 不都 is 阿·不都, ＬＩ  Ming is LI Ming. */
export const plainName = (name: string): string => (PLAIN.test(name) ? name : settled(name, cleanName))

/** A name without its dots and blanks, which people leave out: what keyed hashes of names are made of. */
export const bareName = (name: string): string =>
  PLAIN.test(name) ? name : settled(name, (text) => plainName(text).replace(/[·.\s]+/g, ''))

const comparable = (name: string): string => bareName(name).toUpperCase()
/** Whether two names are the same: 阿·不都 and 阿不都 are, LI MING and Li Ming too. An empty name equals no name. */
export const sameName = (one: string, other: string): boolean => {
  const plain = comparable(one)
  return plain !== '' && plain === comparable(other)
}

/** Characters that stand for one of the name: masked by a bank, or unknown to a program's old list of characters. */
const STANDS_FOR_ONE = /[*?□■◇\uFFFD\p{Co}]/u
/** Whether a name in somebody's file may be this name; `part`: what can be read of it agrees, and the number has to decide. */
export const nameFit = (shown: string, name: string): 'whole' | 'part' | undefined => {
  if (sameName(shown, name)) return 'whole'
  const [letters, whole] = [[...comparable(shown)], [...comparable(name)]]
  const seen = letters.filter((letter) => !STANDS_FOR_ONE.test(letter))
  const fits =
    letters.length === whole.length && letters.every((letter, i) => letter === whole[i] || STANDS_FOR_ONE.test(letter))
  return fits && seen.length > 0 && seen.length < letters.length ? 'part' : undefined
}

const cleanNumber = (text: string): string => squeeze(text).replace(/['‘’`"\u2010-\u2015\u2212-]+/g, '')
/** A long number without the blanks, dashes and apostrophes that people and programs put into it. */
export const plainNumber = (text: string): string => (/^\d*$/.test(text) ? text : settled(text, cleanNumber))

/** An ID number; keyboards without an X write × or a Cyrillic letter. */
export const plainIdNumber = (text: string): string => plainNumber(text).replace(/[x×Хх]$/, 'X')

/** A mobile number without the country code that address books add. */
export const plainMobile = (text: string): string => plainNumber(text).replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')

import { aboutOf, draftCalls } from '@domain/contract/draft'
import { parseYuan } from '@domain/kernel/fen'
import { IdNumber } from '@domain/kernel/identity-numbers'
import { CaseId, CommandId, FileId } from '@domain/kernel/ids'
import { hideNumbers } from '@domain/kernel/masked'
import { nameFit, plainMobile, plainName, plainNumber } from '@domain/kernel/plain'
import { PlainDate } from '@domain/kernel/plain-date'
import { Name } from '@domain/kernel/text'
import { readDay } from '@domain/kernel/written'
import { readMark } from '@domain/payout/mark'
import { browserOf } from '@domain/session/browser'
import { readSignInMark, signInMark } from '@domain/session/session'
import { inventedId } from '@local/walk/identity'
import { textForm } from '../mutate/text'
import { bytesOf, type Parser, textOf } from '../parser'

/** Texts that people or programs write: each is read or not; none is too short to be looked at. */
const words = (
  name: string,
  modules: readonly string[],
  samples: readonly string[],
  reads: (text: string) => boolean,
): Parser => ({
  name,
  modules,
  mutate: [textForm],
  open: () => ({
    samples: samples.map(bytesOf),
    take: (input) => {
      const text = textOf(input)
      const isRead = reads(text)
      return isRead ? 'accepted' : text.trim() === '' ? 'first' : 'deeper'
    },
  }),
})

const TODAY = '2026-03-09' as never

export const WRITTEN: readonly Parser[] = [
  words(
    'days-and-sums',
    ['domain/kernel/written.ts', 'domain/kernel/fen.ts', 'domain/kernel/plain-date.ts'],
    [
      '2026-03-09',
      '2026年3月9日 10时5分',
      '20260309 101500',
      '46080.5',
      '2026年2月',
      '￥1,234.50',
      '12345.6',
      '10.1-10.7',
    ],
    (text) => {
      const sum = parseYuan(text)
      if (sum !== undefined && !Number.isSafeInteger(sum)) throw new Error(`a sum of ${sum} fen`)
      const day = readDay(text, TODAY)
      if (day !== undefined && day !== 'wrong' && !PlainDate.safeParse(day).success) throw new Error(`a day ${day}`)
      return sum !== undefined || day !== 'wrong'
    },
  ),
  words(
    'names-and-numbers',
    [
      'domain/kernel/identity-numbers.ts',
      'domain/kernel/text.ts',
      'domain/kernel/plain.ts',
      'domain/kernel/masked.ts',
      'domain/kernel/ids.ts',
      'domain/contract/draft.ts',
    ],
    [
      '王小明',
      '阿·不都',
      inventedId(1, '1980-01-01', 'male'),
      'CA-aaaaaaaa',
      'explain:CA-aaaaaaaa:vehicles:m1:a',
      'on-behalf:OR-aaaa',
    ],
    (text) => {
      hideNumbers(text)
      for (const plain of [plainName, plainNumber, plainMobile])
        if (plain(plain(text)) !== plain(text)) throw new Error('cleaned twice it is different')
      nameFit(text, '王小明')
      const key = draftCalls['draft.open'].input.safeParse({ key: text })
      if (key.success) aboutOf(key.data.key)
      return [Name, IdNumber, CaseId, FileId, CommandId].some((schema) => schema.safeParse(text).success) || key.success
    },
  ),
  words(
    'codes',
    ['domain/session/session.ts', 'domain/session/browser.ts', 'domain/payout/mark.ts'],
    [
      signInMark('12345678'),
      '1234 5678',
      'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 MicroMessenger/8.0',
      '帮扶批次0123456789第1笔导出1共3笔2000.00元',
    ],
    (text) => {
      browserOf(text)
      return readSignInMark(text) !== undefined || readMark(text) !== undefined
    },
  ),
]

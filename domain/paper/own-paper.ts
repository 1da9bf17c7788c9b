import type { Look } from '../application/looks'
import type { GivenConsent } from '../consent/consent'
import { APPLICANT, type Declaration } from '../household/declaration'
import { bornOn } from '../household/personal-id'
import { type Fen, showYuan } from '../kernel/fen'
import type { MemberKey } from '../kernel/ids'
import { ageOn, type PlainDate, shanghaiDate, showDate } from '../kernel/plain-date'
import type { ProgrammeKey } from '../programme/programme'
import type { ProofAnswer } from '../proof/index'
import { proofName } from '../proof/proof-name'
import { lookedAtWords, purposeWords } from './look-words'
import { declarationBlocks, listed, nameIn } from './own-household'
import type { Paper } from './paper'
import * as words from './words'
import * as onPaper from './words-on-paper'

export type OwnOnPaper = {
  readonly no: string
  readonly union: string
  readonly phone: string
  readonly submittedOn: PlainDate
  readonly writtenOn: PlainDate
  /** unmasked: the copy goes to the person themselves */
  readonly declaration: Declaration
  readonly proofs: readonly ProofAnswer[]
  readonly consents: readonly GivenConsent[]
  /** the worker's own words during the case: answers, explanations, reasons */
  readonly said: readonly { readonly on: PlainDate; readonly words: string }[]
  /** 找不到单位: the worker's letter, where there is one */
  readonly letter?:
    | {
        readonly at: number
        readonly unit: string
        readonly address: string
        readonly words: string
        readonly answer?:
          | {
              readonly kind: keyof typeof onPaper.LETTER_ON_PAPER
              readonly union?: string | undefined
              readonly words: string
            }
          | undefined
      }
    | undefined
  readonly messages: readonly { readonly at: number; readonly words: string; readonly read: boolean }[]
  readonly calls: readonly { readonly at: number; readonly words: string; readonly by: string }[]
  readonly looks: readonly Omit<Look, 'caseId'>[]
  readonly determined: { readonly class: keyof typeof words.classText; readonly dossierNo: string } | undefined
  readonly refused: { readonly on: PlainDate; readonly words: string } | undefined
  readonly grants: readonly {
    readonly programme: ProgrammeKey
    readonly year: number
    readonly amount: Fen
    readonly state: keyof typeof onPaper.GRANT_ON_PAPER
    readonly paidOn?: PlainDate | undefined
    readonly lastFour?: string | undefined
    readonly failedBecause?: string | undefined
  }[]
}

const dayOf = (at: number): string => showDate(shanghaiDate(at))

/** The files of each proof, or the reason why there are none. */
const proofRow = ({ type, files, cannotGet }: ProofAnswer): readonly string[] => [
  proofName[type],
  files.length > 0 ? `已收到 ${files.length} 份` : '没有',
  cannotGet === undefined ? '' : `拿不到：${cannotGet}`,
]

const decisions = ({ determined, refused }: OwnOnPaper): Paper['blocks'] => [
  { kind: 'heading', text: '办理结果' },
  {
    kind: 'facts',
    rows: [
      ...(determined === undefined
        ? []
        : ([
            ['认定类别', words.classText[determined.class]],
            ['档案号', determined.dossierNo],
          ] as const)),
      ...(refused === undefined ? [] : ([['不予认定', `${showDate(refused.on)}：${refused.words}`]] as const)),
      ...(determined === undefined && refused === undefined ? ([['现在', '还没有认定结果']] as const) : []),
    ],
  },
]

const grantRow = (grant: OwnOnPaper['grants'][number]): readonly string[] => [
  `${grant.year} 年 ${words.programmeText[grant.programme]}`,
  showYuan(grant.amount),
  [
    onPaper.GRANT_ON_PAPER[grant.state],
    grant.paidOn === undefined ? '' : showDate(grant.paidOn),
    grant.lastFour === undefined ? '' : `尾号 ${grant.lastFour}`,
    grant.failedBecause ?? '',
  ]
    .filter((text) => text !== '')
    .join('，'),
]

const papersAndConsents = (about: OwnOnPaper): Paper['blocks'] => {
  const nameOf = nameIn(about.declaration)
  return [
    ...listed('证明材料', ['名称', '收到', '说明'], [34, 22, 44], about.proofs.map(proofRow)),
    ...listed(
      '同意过的事项（没有撤回的）',
      ['事项', '谁的', '哪天', '怎样同意'],
      [34, 18, 24, 24],
      about.consents.map(({ matter, member, on, how }) => [
        onPaper.MATTER_ON_PAPER[matter],
        nameOf(member),
        showDate(on),
        words.consentHowText[how],
      ]),
    ),
  ]
}

const answerRow = (answer: NonNullable<OwnOnPaper['letter']>['answer']): string =>
  answer === undefined
    ? '等答复'
    : [onPaper.LETTER_ON_PAPER[answer.kind], answer.union ?? '', answer.words].filter((text) => text !== '').join('：')

/** A letter from before there was a case: to the union above, about a unit that was not on the list. */
const letterBlocks = ({ letter }: OwnOnPaper): Paper['blocks'] =>
  letter === undefined
    ? []
    : listed(
        '找不到单位时您写的信',
        ['哪天', '单位和地址', '您的话', '工会的答复'],
        [20, 28, 24, 28],
        [[dayOf(letter.at), `${letter.unit} ${letter.address}`, letter.words, answerRow(letter.answer)]],
      )

const course = (about: OwnOnPaper): Paper['blocks'] => {
  const nameOf = nameIn(about.declaration)
  return [
    ...listed(
      '办理中您写过的话',
      ['哪天', '内容'],
      [28, 72],
      about.said.map(({ on, words }) => [showDate(on), words]),
    ),
    ...decisions(about),
    ...listed('帮扶金', ['项目', '金额', '情况'], [30, 24, 46], about.grants.map(grantRow)),
    ...listed(
      '收到的消息',
      ['哪天', '内容', '看过没有'],
      [32, 48, 20],
      about.messages.map(({ at, words, read }) => [dayOf(at), words, read ? '看过' : '没有看过']),
    ),
    ...listed(
      '电话告知',
      ['哪天', '内容', '谁打的'],
      [28, 40, 32],
      about.calls.map(({ at, words, by }) => [dayOf(at), words, by]),
    ),
    ...listed(
      '谁看过您家被遮住的信息',
      ['哪天', '谁', '看了什么', '用途'],
      [24, 30, 22, 24],
      about.looks.map(({ at, name, role, unit, member, field, shown, purpose, why }) => [
        dayOf(at),
        `${unit} ${words.roleText[role]} ${name}`,
        `${nameOf(member)} ${lookedAtWords({ field, shown })}`,
        purposeWords({ why, purpose }),
      ]),
    ),
  ]
}

/** Adults besides the applicant are shown only what they still consent to; see `own-household.ts`. */
const mayShowOf = ({ declaration, consents, writtenOn }: OwnOnPaper) => {
  const minors = new Set(
    declaration.members.filter(({ idNumber }) => ageOn(bornOn(idNumber), writtenOn) < 18).map(({ key }) => key),
  )
  const agreed = new Set(consents.filter(({ matter }) => matter === 'crosscheck').map(({ member }) => member))
  return (key: MemberKey): boolean => key === APPLICANT || minors.has(key) || agreed.has(key)
}

/**
 * 本人资料副本: what the federation holds of a worker's own words, whole, for the worker (the right to a copy, PIPL art. 45).
 * What bureaus answered is not in it: that is theirs to give out. Nor who objected, nor what officers wrote to one another.
 */
export const ownPaper = (about: OwnOnPaper): Paper => ({
  name: `我的申请资料-${about.no}`,
  blocks: [
    { kind: 'title', text: '我的申请资料' },
    {
      kind: 'facts',
      rows: [
        ['单号', about.no],
        ['提交日期', showDate(about.submittedOn)],
        ['受理工会', `${about.union} ${about.phone}`],
        ['本副本日期', showDate(about.writtenOn)],
      ],
    },
    ...declarationBlocks(about.declaration, mayShowOf(about)),
    ...papersAndConsents(about),
    ...letterBlocks(about),
    ...course(about),
    { kind: 'text', as: 'body', text: '发现有误，可以请受理工会更正。这份文件里有完整的号码，请自己保管好。' },
  ],
})

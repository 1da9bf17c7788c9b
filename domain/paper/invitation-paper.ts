import { type PlainDate, showDate } from '../kernel/plain-date'
import type { PostRole } from '../organisation/roles'
import type { Block, Paper } from './paper'
import { roleText } from './words'

export type InvitationOnPaper = {
  readonly union: string
  readonly role: PostRole
  readonly name: string
  readonly code: string
  readonly until: PlainDate
}

/** 1234 5678 90: grouped so that the code is easier to read and to type. */
const grouped = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

const letter = ({ union, role, name, code, until }: InvitationOnPaper): readonly Block[] => [
  { kind: 'title', text: '接任邀请' },
  { kind: 'text', as: 'lead', text: union },
  {
    kind: 'facts',
    rows: [
      ['姓名', name],
      ['岗位', roleText[role]],
      ['邀请码', grouped(code)],
      ['有效至', showDate(until)],
    ],
  },
  {
    kind: 'text',
    as: 'body',
    text: '请本人用自己的微信扫码，写明姓名、手机和身份证号，就在“工会帮扶”里接任这个岗位。扫不了的，在小程序“我的”里选“凭邀请码接任”，输入上面的十位数字。',
  },
  { kind: 'text', as: 'body', text: '邀请码只能用一次，请不要转给别人。不是本人的，请退回发给您的工会。' },
  { kind: 'code', page: 'admin/join/index', scene: code, caption: '微信扫码接任' },
]

/** 邀请单: one page for each officer invited, to be handed over or sent in a closed letter. */
export const invitationPaper = (name: string, all: readonly InvitationOnPaper[]): Paper => ({
  name,
  blocks: all.flatMap((each, nth): readonly Block[] =>
    nth === 0 ? letter(each) : [{ kind: 'page' }, ...letter(each)],
  ),
})

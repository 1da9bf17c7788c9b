import { keyFor } from '@src/gateway/calls/command-keys'
import { session } from '@src/gateway/calls/login'
import { begunForms, saveBegun, sendBegun } from '@src/gateway/drafts/begun-forms'
import { otherDraft, sendDraft } from '@src/gateway/drafts/cloud-draft'
import { reportOf } from '@src/gateway/faults/report-fault'
import { dropKept } from '@src/gateway/files/kept-files'
import { dropAside, stillWaiting, takeArrived } from '@src/gateway/files/waiting-files'
import { boxOf } from '@src/gateway/offline-kit/box'
import { openByCode } from '@src/gateway/offline-kit/key-record'
import { noteOnPhone, tidyAtStart } from '@src/gateway/offline-kit/on-phone'
import Taro from '@tarojs/taro'
import { jsonForm } from '../mutate/json'
import { jsonBytes, jsonIn, type Parser } from '../parser'

const ORG = 'OR-aaaa' as never
const CASE = 'CA-aaaaaaaa' as never
const KEY_RECORD = {
  device: '0123456789abcdefghij',
  person: 'PE-aaaa',
  used: true,
  code: { salt: 'AAAAAAAAAAAAAAAAAAAAAA==', sealed: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', cost: 1 },
  wrong: 1,
  notBefore: 0,
}
const LINE = { id: 'form-1', updatedAt: 5, sent: 3 }
const KEPT: readonly Readonly<Record<string, unknown>>[] = [
  {
    'taking:ring': KEY_RECORD,
    'taking:cases': [
      { caseId: CASE, on: '2026-01-01', have: 1, of: 2, begun: false, unsent: false },
      { caseId: 'CA-bbbbbbbb', have: 0, of: 0, begun: true, unsent: true },
    ],
    'taking:wiping': ['CA-cccccccc'],
  },
  {
    'begun:OR-aaaa': [LINE],
    'draft:on-behalf:OR-aaaa:form-1': { answers: {} },
    'draft:apply': { answers: {} },
    'draft-state:apply': { updatedAt: 9, sent: 3, seen: { other: 2 } },
    'draft-other:apply': { updatedAt: 7, value: { answers: {} }, device: 'other' },
    device: '0123456789abcdefghijk',
  },
  {
    'waiting:apply/idCard': ['kept-1'],
    'aside:apply/idCard': ['kept-2'],
    'kept:kept-1': { path: 'wxfile://a.jpg', name: 'a.jpg', size: 10, mime: 'image/jpeg' },
    'arrived:apply/idCard': ['FI-aaaa'],
    'command:inbox.read:': { key: '0123456789abcdef', body: 'print' },
    session: 'token',
  },
]

const clear = (): void => {
  for (const key of Taro.getStorageInfoSync().keys) Taro.removeStorageSync(key)
}

/** What an app does at its start, and what its pages do first, with whatever an older or newer version has left behind. */
const begin = async (): Promise<boolean> => {
  keyFor('inbox.read', '', {})
  const [forms, other] = [begunForms(ORG), otherDraft('apply')]
  const waiting = await stillWaiting('apply/idCard')
  takeArrived('apply/idCard')
  await dropAside('apply/idCard')
  await dropKept('kept-1')
  const signedIn = await session()
  await sendDraft('apply')
  for (const { id } of forms) await sendBegun(ORG, id)
  saveBegun(ORG, 'form-2', {})
  await sendBegun(ORG, 'form-2')
  noteOnPhone(CASE, { have: 2 })
  const code = await openByCode('123456', 1000)
  await tidyAtStart('2026-03-09' as never, true)
  await tidyAtStart('2026-03-09' as never, false)
  return forms.length > 0 || other !== undefined || waiting.length > 0 || signedIn?.ok === true || code !== 'none'
}

const storage: Parser = {
  name: 'phone-storage',
  modules: [
    'src/gateway/calls/command-keys.ts',
    'src/gateway/calls/login.ts',
    'src/gateway/drafts/begun-forms.ts',
    'src/gateway/drafts/cloud-draft.ts',
    'src/gateway/drafts/phone-draft.ts',
    'src/gateway/files/kept-files.ts',
    'src/gateway/files/waiting-files.ts',
    'src/gateway/offline-kit/code.ts',
    'src/gateway/offline-kit/key-record.ts',
    'src/gateway/offline-kit/on-phone.ts',
    'src/gateway/storage/key-value.ts',
  ],
  mutate: [jsonForm],
  open: () => ({
    samples: KEPT.map(jsonBytes),
    take: async (input) => {
      const kept = jsonIn(input)
      if (typeof kept !== 'object' || kept === null) return 'first'
      clear()
      for (const [key, value] of Object.entries(kept)) Taro.setStorageSync(key, value)
      return (await begin()) ? 'accepted' : 'deeper'
    },
  }),
}

/** What a phone or a browser says about an error, and texts sealed on the phone. */
const faults: Parser = {
  name: 'phone-texts',
  modules: ['src/gateway/faults/report-fault.ts', 'src/gateway/offline-kit/box.ts'],
  mutate: [jsonForm],
  open: async () => {
    const box = await boxOf(new Uint8Array(32).fill(3))
    const about = { person: 'PE-aaaa', caseId: 'CA-aaaa', kind: 'draft' }
    const stack =
      'TypeError: x is not a function\n  at f (https://a.invalid/js/app.1234.js:1:200)\n  at worker/apply/index.js:3:4'
    return {
      samples: [{ stack }, { sealed: box.sealText('{"a":1}', about) }, { stack: `${stack}\n${stack}`, sealed: '' }].map(
        jsonBytes,
      ),
      take: (input) => {
        const given = jsonIn(input)
        if (typeof given !== 'object' || given === null) return 'first'
        const { stack: said, sealed } = given as Record<string, unknown>
        const report = reportOf(said)
        const text = typeof sealed === 'string' ? box.openText(sealed, about) : undefined
        return report.frames.length > 0 || text !== undefined ? 'accepted' : 'deeper'
      },
    }
  },
}

export const PHONE: readonly Parser[] = [storage, faults]

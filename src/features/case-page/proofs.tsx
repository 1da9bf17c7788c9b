import type { CaseView } from '@domain/contract/views'
import type { IncomeKind, RigidKind } from '@domain/household/words'
import type { MemberKey } from '@domain/kernel/ids'
import { PROOF_TYPES, type ProofType } from '@domain/proof/index'
import { Icon, Tag, Tap } from '@src/components'
import { proofText } from '@src/text'
import { proofSectionText } from '@src/text/case-page'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { isGiven, PROVES, type Proves } from './facts'
import { PaperViewer, Photos } from './papers'
import { besideOf, type Sheet, sheetsOf, sheetsOfLine, shownIn } from './sheets'
import './case-page.scss'

type Props = { readonly view: CaseView }

type ProofProps = Props & { readonly type: ProofType; readonly onOpen: (file: string) => void }
const Proof = ({ view, type, onOpen }: ProofProps) => {
  const answer = view.proofs.find((proof) => proof.type === type)
  const wanted = view.wanted.includes(type)
  return (
    <View className='case-proof'>
      <View className='case-proof-head'>
        <View className='case-strong'>{proofText[type].name}</View>
        {!isGiven(type, view.proofs) && <Tag tone='amber'>{proofSectionText.missing}</Tag>}
        {!wanted && <Tag tone='plain'>{proofSectionText.notWanted}</Tag>}
      </View>
      {answer?.cannotGet !== undefined && (
        <View className='case-hint'>{proofSectionText.cannotGet(answer.cannotGet)}</View>
      )}
      <View className='case-papers'>
        {answer?.files.map((file, at) => {
          const words = shownIn(view, answer, file)?.words ?? proofSectionText.page(at + 1)
          return (
            <Tap
              key={file}
              className='case-paper'
              label={`${proofText[type].name}，${words}`}
              onTap={() => onOpen(file)}
              testId={`paper-${file}`}
            >
              <Icon name='file' />
              <Text>{words}</Text>
            </Tap>
          )
        })}
      </View>
    </View>
  )
}

const isShown = (view: CaseView, type: ProofType): boolean =>
  view.wanted.includes(type) || view.proofs.some((proof) => proof.type === type)

/** A paper as a leaf of the viewer, with what it proves. */
export const leafOf = (view: CaseView) => (sheet: Sheet) => ({
  title: sheet.title,
  file: sheet.file,
  said:
    sheet.excuse === undefined || sheet.excuse === ''
      ? proofSectionText.missing
      : proofSectionText.cannotGet(sheet.excuse),
  beside: besideOf(view, sheet),
})

const ABOUT: readonly Proves[] = ['who', 'income', 'expenditure', 'account']

/** All papers by what they prove; a tap opens one in the viewer, beside its figures, and from there the others. */
export const PapersSection = ({ view }: Props) => {
  const [at, setAt] = useState<number>()
  const sheets = sheetsOf(view).filter(({ file }) => file !== undefined)
  const open = (file: string): void => setAt(sheets.findIndex((sheet) => sheet.file === file))
  return (
    <View>
      {ABOUT.map((about) => {
        const types = PROOF_TYPES.filter((type) => PROVES[type] === about && isShown(view, type))
        if (types.length === 0) return null
        return (
          <View key={about} className='case-block'>
            <View className='case-subtitle'>{proofSectionText.about[about]}</View>
            <View className='case-proofs'>
              {types.map((type) => (
                <Proof key={type} view={view} type={type} onOpen={open} />
              ))}
            </View>
          </View>
        )
      })}
      <View className='case-subtitle'>{proofSectionText.signature}</View>
      <Photos
        leaves={[
          { file: view.signature, title: proofSectionText.signature },
          ...(view.consentPaper ?? []).map((file) => ({ file, title: proofSectionText.consentPaper })),
        ]}
      />
      {at !== undefined && (
        <PaperViewer leaves={sheets.map(leafOf(view))} at={at} onAt={setAt} onClose={() => setAt(undefined)} />
      )}
    </View>
  )
}

type ProofOfProps = Props & {
  readonly member: MemberKey
  readonly kind: IncomeKind | RigidKind | 'imputed'
  /** in a table: how many, without their names */
  readonly brief?: boolean
  readonly testId: string
}
/** Beside a sum of money: a tap opens the papers that prove it. */
export const ProofOf = ({ view, member, kind, brief = false, testId }: ProofOfProps) => {
  const [at, setAt] = useState<number>()
  const sheets = sheetsOfLine(view, { member, kind })
  if (sheets.length === 0) return <View className='case-hint'>{proofSectionText.noneOfLine}</View>
  const names = [...new Set(sheets.map(({ type }) => proofText[type].name))].join('、')
  const shown = proofSectionText.lookCount(names, sheets.length)
  return (
    <View className='case-papers'>
      <Tap className='case-paper' onTap={() => setAt(0)} label={proofSectionText.look(shown)} testId={testId}>
        <Icon name='file' />
        <Text>{brief ? proofSectionText.count(sheets.length) : shown}</Text>
      </Tap>
      {at !== undefined && (
        <PaperViewer leaves={sheets.map(leafOf(view))} at={at} onAt={setAt} onClose={() => setAt(undefined)} />
      )}
    </View>
  )
}

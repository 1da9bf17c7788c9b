import type { CaseView } from '@domain/contract/views'
import type { FileId } from '@domain/kernel/ids'
import { PROOF_TYPES, type ProofAnswer, type ProofType } from '@domain/proof/index'
import { Photo, Tag } from '@src/components'
import { proofText } from '@src/text'
import { proofSectionText } from '@src/text/case-page'
import { partText } from '@src/text/proof'
import { View } from '@tarojs/components'
import { isGiven, nameOf, PROVES, type Proves } from './facts'

type Props = { readonly view: CaseView }

/** What a file shows, as the worker placed it, and of whom; the number of the page where it was not placed. */
const shownIn = (view: CaseView, { files, placed = [] }: ProofAnswer, file: FileId): string => {
  const told = placed.filter((one) => one.file === file)
  const [first] = told
  if (first === undefined) return proofSectionText.page(files.indexOf(file) + 1)
  const parts = told.map(({ part }) => partText[part]).join('、')
  return first.member === undefined ? parts : `${nameOf(view, first.member)} ${parts}`
}

const Proof = ({ view, type }: Props & { readonly type: ProofType }) => {
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
      <View className='case-photos'>
        {answer?.files.map((file) => (
          <Photo key={file} file={file} label={shownIn(view, answer, file)} />
        ))}
      </View>
    </View>
  )
}

const shown = (view: CaseView, type: ProofType): boolean =>
  view.wanted.includes(type) || view.proofs.some((proof) => proof.type === type)

/** The proofs about one matter, shown beside it. */
export const Proofs = ({ view, about }: Props & { readonly about: Proves }) => {
  const types = PROOF_TYPES.filter((type) => PROVES[type] === about && shown(view, type))
  if (types.length === 0) return null
  return (
    <View className='case-block'>
      <View className='case-subtitle'>{proofSectionText.about[about]}</View>
      <View className='case-proofs'>
        {types.map((type) => (
          <Proof key={type} view={view} type={type} />
        ))}
      </View>
    </View>
  )
}

/** The signature on the application. */
export const ApplicantSignature = ({ view }: Props) => (
  <View className='case-block'>
    <View className='case-subtitle'>{proofSectionText.signature}</View>
    <View className='case-photos'>
      <Photo file={view.signature} label={proofSectionText.signature} />
    </View>
  </View>
)

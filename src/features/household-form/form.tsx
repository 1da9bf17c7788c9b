import { Banner, Button, Page, pointOut, RefusalCard, StickyBar, UnreadFigures, useSigned } from '@src/components'
import { back } from '@src/gateway'
import { apply, BLOCK_KEYS, type BlockKey, blockText } from '@src/text/apply'
import { View } from '@tarojs/components'
import { type ComponentType, useRef } from 'react'
import { AccountBlock } from './account'
import { AgreeBlock, blocksLeft, readyToSign } from './agree'
import { CauseBlock } from './cause'
import { consentsOf, proofAnswersOf, wrongsOf } from './check'
import { declarationOf } from './draft'
import { FamilyBlock } from './family'
import type { FormProps } from './form-props'
import { Hub, mayAsk } from './hub'
import { MoneyBlock } from './money'
import { OtherWindow } from './other-window'
import { ProofsBlock } from './proofs'
import { type StepProps, say } from './step'
import { type Form, useForm } from './use-form'

const BLOCKS: Record<BlockKey, ComponentType<StepProps>> = {
  family: FamilyBlock,
  money: MoneyBlock,
  cause: CauseBlock,
  proofs: ProofsBlock,
  account: AccountBlock,
  agree: AgreeBlock,
}

type BlockProps = FormProps & { readonly form: Form; readonly block: BlockKey }

/** Hands everything in; what is still wanting is shown first. */
const useSubmit = ({ form, block, today, how = 'own-phone', onSubmit }: BlockProps): (() => void) => {
  const { draft } = form
  const wanting = (): void => {
    form.setTried(true)
    const [first] = Object.values(wrongsOf(block, draft, today))
    pointOut(first)
  }
  const submit = (): void => {
    if (blocksLeft(draft, today).length > 0 || Object.keys(wrongsOf('agree', draft, today)).length > 0) {
      wanting()
      return
    }
    if (draft.base === undefined) {
      form.set({ unitLater: false })
      form.mend('family')
      return
    }
    const declaration = declarationOf(draft, today)
    if (declaration === undefined || draft.signature === undefined) return
    const papers = { proofs: proofAnswersOf(draft), consents: consentsOf(draft, how), signature: draft.signature }
    onSubmit({ base: draft.base.id, declaration, ...papers }, draft)
  }
  return useSigned(draft.signature !== undefined, submit, wanting)
}

const Block = (props: BlockProps) => {
  const { form, block, today, how = 'own-phone', busy, refusal, mending = false } = props
  const { draft } = form
  const wrongs = wrongsOf(block, draft, today)
  const submit = useSubmit(props)
  const unread = useRef(new Set<string>())
  const Questions = BLOCKS[block]
  const following =
    BLOCK_KEYS.find(
      (key) => key !== block && key !== 'agree' && blocksLeft(draft, today).some((one) => one.block === key),
    ) ?? 'agree'
  const next = (): void => {
    form.setTried(true)
    if (Object.keys(wrongs).length > 0 || unread.current.size > 0) pointOut(Object.values(wrongs)[0])
    else if (mending) back()
    else form.turnTo(following)
  }
  const onward = { words: mending ? apply.mended : apply.goOn(blockText[following].title), onTap: next, testId: 'next' }
  const sending = { words: apply.submit, onTap: submit, busy, testId: 'next' }
  // before that the consents on the page are the main act
  const signing = readyToSign(draft, today) ? sending : undefined
  return (
    <Page
      title={blockText[block].title}
      lead={blockText[block].lead === '' ? undefined : say(how, blockText[block].lead)}
      testId={`block-page-${block}`}
      footer={
        <StickyBar
          main={block === 'agree' ? signing : onward}
          others={
            <Button kind='quiet' onTap={back} testId='to-hub'>
              {apply.toHub}
            </Button>
          }
        >
          {refusal === undefined || block !== 'agree' ? null : <RefusalCard refusal={refusal} onRetry={submit} />}
        </StickyBar>
      }
    >
      <OtherWindow elsewhere={form.elsewhere} />
      <View>{form.saved ? null : <Banner tone='amber' text={apply.notSaved} />}</View>
      {how === 'on-glass' && <Banner tone='blue' text={apply.forWhom(draft.applicant.name.trim())} testId='for-whom' />}
      <UnreadFigures value={unread.current}>
        <Questions
          draft={draft}
          set={form.set}
          wrongs={form.tried ? wrongs : {}}
          today={today}
          how={how}
          fixedBase={props.base !== undefined}
          policy={props.policy}
          form={props.draftKey}
          goTo={form.mend}
        />
      </UnreadFigures>
    </Page>
  )
}

/**
 * The whole application: six blocks, answered in any order and in pieces. Every change is stored on the phone at once, so that
 * neither going back nor an empty battery loses an answer.
 */
export const HouseholdForm = (props: FormProps) => {
  const form = useForm(props)
  const { block } = props
  const before = props.before?.(form)
  if (before !== undefined) return before
  return block === undefined || !mayAsk(form.draft) ? (
    <Hub {...props} form={form} />
  ) : (
    <Block {...props} form={form} block={block} />
  )
}

import { Banner, Button, Icon, Page, StickyBar, Tap } from '@src/components'
import { back } from '@src/gateway'
import { apply, BLOCK_KEYS, type BlockKey, blockText } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { ChangedRules } from './changed-rules'
import { firstConsents, isGiven, wrongsOf } from './check'
import { FirstConsents } from './consents'
import type { FormDraft } from './draft'
import type { FormProps } from './form-props'
import { OtherWindow } from './other-window'
import { type StepProps, say } from './step'
import type { Form } from './use-form'

/** Without these consents nothing is asked and nothing is stored. */
export const mayAsk = (draft: FormDraft): boolean => firstConsents.every((want) => isGiven(draft, want))

type BlockProps = {
  readonly block: BlockKey
  readonly left: number
  readonly how: StepProps['how']
  readonly onOpen: () => void
}
const Block = ({ block, left, how, onOpen }: BlockProps) => {
  const state = left === 0 ? apply.blockDone : apply.blockLeft(left)
  return (
    <View className='person'>
      <Tap className='person-open' onTap={onOpen} testId={`block-${block}`}>
        <Icon name={left === 0 ? 'done' : 'pen'} className={left === 0 ? 'state-done' : 'state-mind'} />
        <View className='person-words'>
          <View className='person-head'>
            <Text className='person-name'>{blockText[block].title}</Text>
            <Text className={left === 0 ? 'state state-done' : 'state state-mind'}>{state}</Text>
          </View>
          <Text className='person-facts'>{say(how, blockText[block].hint)}</Text>
        </View>
        <Icon name='next' className='row-arrow' />
      </Tap>
    </View>
  )
}

/** The six blocks of the form, each with what it still wants; before them, once, what is agreed to before anything is asked. */
export const Hub = ({ form, ...props }: FormProps & { readonly form: Form }) => {
  const { today, how = 'own-phone' } = props
  const { draft } = form
  const glass = how === 'on-glass'
  const title = props.title ?? apply.title
  const left = BLOCK_KEYS.map((block) => ({ block, count: Object.keys(wrongsOf(block, draft, today)).length }))
  const next = left.find(({ count }) => count > 0)?.block ?? 'agree'
  if (!mayAsk(draft))
    return (
      <Page title={title} lead={glass ? apply.firstLeadGlass : apply.firstLead} testId='form-consents'>
        <OtherWindow elsewhere={form.elsewhere} />
        {props.notice}
        <FirstConsents draft={draft} set={form.set} how={how} />
      </Page>
    )
  return (
    <Page
      title={title}
      lead={glass ? apply.hubLeadGlass : apply.hubLead}
      testId='form-hub'
      footer={
        <StickyBar
          main={{ words: apply.goOn(blockText[next].title), onTap: () => form.open(next), testId: 'go-on' }}
          others={
            <Button kind='quiet' onTap={back} testId='later'>
              {apply.later}
            </Button>
          }
        />
      }
    >
      <OtherWindow elsewhere={form.elsewhere} />
      {form.saved ? null : <Banner tone='amber' text={apply.notSaved} />}
      {props.notice}
      {glass && <Banner tone='blue' text={apply.forWhom(draft.applicant.name.trim())} testId='for-whom' />}
      <ChangedRules draft={draft} policy={props.policy} />
      {left.map(({ block, count }) => (
        <Block key={block} block={block} left={count} how={how} onOpen={() => form.open(block)} />
      ))}
    </Page>
  )
}

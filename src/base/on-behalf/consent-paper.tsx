import { Button, Page, Uploader } from '@src/components'
import type { HouseholdForm } from '@src/features/household-form'
import { onBehalfText as words } from '@src/text/duties'
import { View } from '@tarojs/components'
import { type ComponentProps, type ReactNode, useState } from 'react'

type Form = Parameters<NonNullable<ComponentProps<typeof HouseholdForm>['before']>>[0]
type Props = { readonly form: Form; readonly union: string; readonly row: string; readonly onDone: () => void }

/** The paper by which the worker agrees that the union applies for them: written and signed first, then photographed. */
const ConsentPaper = ({ form: { draft, set }, union, row, onDone }: Props) => {
  const paper = draft.consentPaper ?? []
  return (
    <Page
      title={words.paperTitle}
      lead={words.paperLead}
      testId='consent-page'
      footer={
        <Button kind='primary' block disabled={paper.length === 0} onTap={onDone} testId='consent-done'>
          {words.paperDone}
        </Button>
      }
    >
      <View className='consent-words'>{words.paperWords(union)}</View>
      <Uploader
        label={words.paperPhoto}
        example={words.paperExample}
        purpose='proof'
        value={paper}
        onChange={(consentPaper) => set({ consentPaper })}
        max={2}
        row={row}
        testId='consent-paper'
      />
    </Page>
  )
}

/** The consent paper stands before the form until it was photographed; `notice` leads back to it. */
export const useConsentPaper = (union: string, key: string, has: boolean) => {
  const [done, setDone] = useState(has)
  const before = (form: Form): ReactNode | undefined =>
    done ? undefined : <ConsentPaper form={form} union={union} row={`${key}/consent`} onDone={() => setDone(true)} />
  const notice = (
    <Button kind='quiet' onTap={() => setDone(false)} testId='consent-open'>
      {words.paperOpen}
    </Button>
  )
  return { before, notice }
}

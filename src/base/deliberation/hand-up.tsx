import { Button, Card, filled, OrCancel, TextArea, useFields } from '@src/components'
import { type CaseStep, stepButton } from '@src/features/case-page'
import { doneText } from '@src/text'
import { deliberationText as words } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { useState } from 'react'

/** 交上级工会评议: there can be no quorum here; asks for the reason and hands the case up to the union above. */
export const HandUp = ({ caseStep }: { readonly caseStep: CaseStep }) => {
  const [open, setOpen] = useState(false)
  const [{ why }, field] = useFields({ why: '' })
  if (!open)
    return (
      <Button kind='quiet' onTap={() => setOpen(true)} testId='hand-up'>
        {words.handUp}
      </Button>
    )
  return (
    <Card title={words.handUp} testId='hand-up-form'>
      <View className='case-hint'>{words.handUpLead}</View>
      <TextArea
        label={words.handUpWhy}
        hint={words.handUpHint}
        {...field('why')}
        maxLength={300}
        testId='hand-up-why'
      />
      <OrCancel
        kind='plain'
        {...stepButton(caseStep, 'deliberation.handUp', filled({ why }), doneText.handUp)}
        onCancel={() => setOpen(false)}
        testId='hand-up-submit'
      >
        {words.handUpSubmit}
      </OrCancel>
    </Card>
  )
}

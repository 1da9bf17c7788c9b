import type { FileId } from '@domain/kernel/ids'
import { Button, Card, filled, OrCancel, TextInput, Uploader, useFields } from '@src/components'
import { type CaseStep, stepButton } from '@src/features/case-page'
import { doneText } from '@src/text'
import { noticeText as words } from '@src/text/notice'
import { View } from '@tarojs/components'
import { useState } from 'react'

/**
 * 更正公示: takes a wrong notice down at once, with the reason, so that a corrected notice can be posted. Explains the consequences
 * first.
 */
export const CorrectNotice = ({ caseStep }: { readonly caseStep: CaseStep }) => {
  const [open, setOpen] = useState(false)
  const [{ why, files }, field] = useFields({ why: '', files: [] as readonly FileId[] })
  const [photo] = files
  if (!open)
    return (
      <Button kind='quiet' onTap={() => setOpen(true)} testId='notice-correct-open'>
        {words.correctAsk}
      </Button>
    )
  return (
    <Card title={words.correct}>
      <View className='case-words'>{words.correctHint}</View>
      <TextInput
        label={words.correctWhy}
        hint={words.correctWhyHint}
        {...field('why')}
        maxLength={200}
        testId='correct-why'
      />
      <Uploader
        label={words.correctPhoto}
        example={words.takeDownHint}
        purpose='notice-photo'
        {...field('files')}
        max={1}
        testId='correct-photo'
      />
      <OrCancel
        {...stepButton(caseStep, 'notice.correct', filled({ why, photo }), doneText.correctNotice)}
        onCancel={() => setOpen(false)}
        testId='notice-correct'
      >
        {words.submitCorrect}
      </OrCancel>
    </Card>
  )
}

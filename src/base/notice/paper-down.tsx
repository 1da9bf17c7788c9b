import type { FileId } from '@domain/kernel/ids'
import { Button, Card, filled, Uploader, useFields } from '@src/components'
import { type CaseStep, stepButton } from '@src/features/case-page'
import { doneText } from '@src/text'
import { noticeText as words } from '@src/text/notice'
import { View } from '@tarojs/components'

/**
 * Asks for a photo showing that the paper was removed from the wall, after the notice ended with the case or by an objection.
 */
export const PaperDown = ({ caseStep }: { readonly caseStep: CaseStep }) => {
  const [{ files }, field] = useFields({ files: [] as readonly FileId[] })
  const [photo] = files
  return (
    <Card title={words.paperDown}>
      <View className='case-words'>{words.paperDownHint}</View>
      <Uploader
        label={words.takeDownPhoto}
        example={words.takeDownHint}
        purpose='notice-photo'
        {...field('files')}
        max={1}
        testId='paper-photo'
      />
      <Button
        kind='primary'
        {...stepButton(caseStep, 'notice.paperDown', filled({ photo }), doneText.paperDown)}
        testId='notice-paper-down'
      >
        {words.submitPaperDown}
      </Button>
    </Card>
  )
}

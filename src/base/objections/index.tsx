import type { CaseId } from '@domain/kernel/ids'
import { Button, Empty, Page } from '@src/components'
import { AnswerObjection, CaseHead, News, ObjectionCard, useCase, useCaseStep } from '@src/features/case-page'
import { go, useParams } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { objectionText } from '@src/text/notice'
import { View } from '@tarojs/components'
import { NextBar } from '../next-one'
import { PATHS } from '../paths'

export default function ObjectionsPage() {
  const id = (useParams()['id'] ?? '') as CaseId
  const opened = useCase(id)
  const caseStep = useCaseStep(opened)
  const { view } = opened
  const open = view?.objections.filter((objection) => objection.answered === undefined) ?? []
  const may = view?.actions.includes('answerObjection') === true
  return (
    <Page
      title={objectionText.title}
      lead={objectionText.lead}
      asked={opened}
      footer={
        <NextBar of={[id, may ? 'objection' : undefined]} done={caseStep.done !== undefined && open.length === 0} />
      }
      testId='objections'
    >
      {view !== undefined && (
        <View>
          <CaseHead view={view} />
          <News opened={opened} caseStep={caseStep} />
          {open.length === 0 && <Empty title={objectionText.none} hint={objectionText.noneHint} />}
          {open.map((objection) =>
            may ? (
              <AnswerObjection key={objection.id} objection={objection} caseStep={caseStep} />
            ) : (
              <ObjectionCard key={objection.id} objection={objection} />
            ),
          )}
          {open.length > 0 && !may && <View className='case-hint'>{objectionText.notYou}</View>}
          <Button kind='quiet' onTap={() => go(PATHS.case, { id })}>
            {casePageText.whole}
          </Button>
        </View>
      )}
    </Page>
  )
}

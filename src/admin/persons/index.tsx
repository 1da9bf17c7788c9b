import { Banner, Choice, Empty, Page } from '@src/components'
import { useMe, usePages } from '@src/gateway'
import { personText } from '@src/text/person'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { More } from '../parts/more'
import { Question } from './question'
import '../parts/admin.scss'

const text = personText.questions
const STATES = [
  { value: 'open', label: text.open },
  { value: 'answered', label: text.answered },
] as const

/** Two accounts with a number or a name in common: an administrator says whether they are one person's. */
export default function Persons() {
  const me = useMe()
  const [state, setState] = useState<'open' | 'answered'>('open')
  const { pages, refusal, loading, loadingMore, more, reload } = usePages('person.questions', { state })
  const questions = pages.flatMap(({ items }) => items)
  return (
    <Page
      title={text.title}
      lead={text.lead}
      wide
      loading={me.loading}
      refusal={refusal}
      onRetry={() => void reload()}
      testId='persons'
    >
      <Choice label={text.title} options={STATES} value={state} onChange={setState} testId='persons-state' />
      {!loading && questions.length === 0 ? (
        state === 'open' ? (
          <Empty title={text.none} hint={text.noneHint} finished />
        ) : (
          <Empty title={text.noneAnswered} />
        )
      ) : null}
      <View className='adm-cards'>
        {questions.map((question) => (
          <Question
            key={question.id}
            question={question}
            mayAnswer={me.has('administrator') && !question.own}
            onDone={() => void reload()}
          />
        ))}
      </View>
      {questions.some(({ own }) => own) ? <Banner tone='amber' text={text.own} /> : null}
      <More more={more} busy={loadingMore} />
    </Page>
  )
}

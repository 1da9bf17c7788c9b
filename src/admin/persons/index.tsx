import { Banner } from '@src/components'
import { useMe, usePages } from '@src/gateway'
import { personText } from '@src/text/person'
import { useState } from 'react'
import { ToAnswer } from '../common/to-answer'
import { Question } from './question'

const text = personText.questions

/** 同一人核对: for two accounts with the same number or name, an administrator answers whether they belong to one person. */
export default function Persons() {
  const me = useMe()
  const [state, setState] = useState<'open' | 'answered'>('open')
  const list = usePages('person.questions', { state })
  const questions = list.pages.flatMap(({ items }) => items)
  return (
    <ToAnswer text={text} state={state} onState={setState} list={list} count={questions.length} testId='persons'>
      {questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          mayAnswer={me.has('administrator') && !question.own}
          onDone={() => void list.reload()}
        />
      ))}
      {questions.some(({ own }) => own) ? <Banner tone='amber' text={text.own} /> : null}
    </ToAnswer>
  )
}

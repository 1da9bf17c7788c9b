import type { CallOutput } from '@domain/contract'
import { Button, Card, Choice, filled, Row, Send, TextArea, toSend, useFields } from '@src/components'
import { useCommand } from '@src/gateway'
import { momentText, roleText } from '@src/text'
import { personText } from '@src/text/person'
import { View } from '@tarojs/components'
import { useState } from 'react'

const text = personText.questions
type Asked = CallOutput<'person.questions'>['items'][number]
type Account = Asked['accounts'][number]

const postsOf = ({ posts }: Account): string =>
  posts.length === 0 ? text.left : posts.map(({ role, union }) => `${union} ${roleText[role]}`).join('；')

const AccountRows = ({ label, account }: { readonly label: string; readonly account: Account }) => (
  <View>
    <Row label={label} value={account.name} />
    <View className='adm-hint'>{postsOf(account)}</View>
    {account.mobile === undefined ? (
      <View className='adm-hint'>{text.unsaid}</View>
    ) : (
      <Row label={text.mobile} value={account.mobile} />
    )}
    {account.idNumber === undefined ? null : <Row label={text.idNumber} value={account.idNumber} />}
  </View>
)

const verdictOf = (question: Asked, one: boolean): string => {
  if (question.household !== undefined) return one ? text.oneHome : text.twoHome
  return one ? text.one : text.two
}

const Answer = ({ question, onDone }: { readonly question: Asked; readonly onDone: () => void }) => {
  const command = useCommand('person.answer')
  const [{ verdict, reason }, field] = useFields({ verdict: undefined as 'one' | 'two' | undefined, reason: '' })
  const answer = filled({ question: question.id, one: verdict && verdict === 'one', reason })
  return (
    <View>
      <Choice
        label={text.verdict}
        options={(['one', 'two'] as const).map((value) => ({ value, label: verdictOf(question, value === 'one') }))}
        {...field('verdict')}
        testId={`verdict-${question.id}`}
      />
      <TextArea
        label={text.reason}
        hint={text.reasonHint}
        {...field('reason')}
        maxLength={200}
        testId={`reason-${question.id}`}
      />
      <Send {...toSend(command, answer, onDone)} label={text.send} onStale={onDone} testId={`answer-${question.id}`} />
    </View>
  )
}

type Props = { readonly question: Asked; readonly mayAnswer: boolean; readonly onDone: () => void }

/** One question: what the two accounts have in common, their holders, earlier answers, and the form for the answer. */
export const Question = ({ question, mayAnswer, onDone }: Props) => {
  const { accounts, household, because, answers } = question
  const [again, setAgain] = useState(answers.length === 0)
  const grounds = household === undefined ? because.map((ground) => text.grounds[ground]).join('、') : text.homeGrounds
  return (
    <Card title={accounts.map(({ name }) => name).join('／')} testId={`question-${question.id}`}>
      <Row label={text.because} value={grounds} />
      {accounts.map((account, i) => (
        <AccountRows key={account.person} label={i === 0 ? text.first : text.second} account={account} />
      ))}
      {household === undefined ? null : (
        <View>
          <Row label={text.household} value={household.name} />
          <View className='adm-hint'>{household.union}</View>
        </View>
      )}
      {answers.map(({ one, name, at, reason }) => (
        <View key={at}>
          <View>{text.said(verdictOf(question, one), name, momentText(at))}</View>
          <View className='adm-hint'>{reason}</View>
        </View>
      ))}
      {mayAnswer && again ? <Answer question={question} onDone={onDone} /> : null}
      {mayAnswer && !again ? (
        <Button kind='plain' block onTap={() => setAgain(true)} testId={`again-${question.id}`}>
          {text.again}
        </Button>
      ) : null}
    </Card>
  )
}

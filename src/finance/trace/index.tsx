import type { PlainDate } from '@domain/kernel/plain-date'
import { Banner, DateInput, Row, TextArea, useFields, YesNo } from '@src/components'
import { useMe } from '@src/gateway'
import { dateText } from '@src/text'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { GrantPage, useGrantForm } from '../common/grant-form'

const text = payoutText.traces

/** Sends the bank's answer to the worker: the day of arrival, or the result of the inquiry. */
export default function Trace() {
  const { today } = useMe()
  const form = useGrantForm('payout.answerTrace')
  const [{ arrived, words }, field] = useFields({ arrived: undefined as boolean | undefined, words: '' })
  const [on, setOn] = useState<PlainDate>()
  const arrivedOn = arrived === true ? on : undefined
  return (
    <GrantPage
      form={form}
      text={{ ...text, title: text.answerTitle, lead: text.answerLead }}
      ready={words.trim() !== '' && (arrived === false || arrivedOn !== undefined)}
      onSend={(grant) =>
        form.send({ grant: grant.id, words: words.trim(), ...(arrivedOn === undefined ? {} : { arrivedOn }) })
      }
      testId='trace-send'
    >
      {(grant) => (
        <>
          <Row label={fundText.columns.paidOn} value={grant.paidOn === undefined ? '' : dateText(grant.paidOn)} />
          <YesNo label={text.arrived} {...field('arrived')} testId='trace-arrived' />
          {arrived === true && (
            <DateInput
              label={text.arrivedOn}
              value={on}
              onChange={(day) => setOn(day as PlainDate)}
              min={grant.paidOn}
              max={today}
              testId='trace-on'
            />
          )}
          {arrived === false && <Banner tone='amber' text={text.orReturn} />}
          <TextArea
            label={text.words}
            {...field('words')}
            maxLength={200}
            placeholder={text.wordsHint}
            testId='trace-words'
          />
        </>
      )}
    </GrantPage>
  )
}

import { DecidedOwner } from '@domain/application/failure-owner'
import { Banner, Choice, Row, TextArea } from '@src/components'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { GrantPage, useGrantForm } from '../common/grant-form'

const text = payoutText.decide

/** 认定失败原因: finance decides who is responsible for a failed payment, if the responsible party was unknown or wrongly named. */
export default function Failure() {
  const form = useGrantForm('payout.decideFailure')
  const [owner, setOwner] = useState<DecidedOwner>()
  const [words, setWords] = useState('')
  const now = form.grant?.failedOwner
  return (
    <GrantPage
      form={form}
      text={text}
      ready={owner !== undefined}
      onSend={async (grant) => {
        if (owner !== undefined) await form.send({ grant: grant.id, owner, words: words.trim() })
      }}
      testId='decide-send'
    >
      {(grant) => (
        <>
          <Row label={fundText.columns.reason} value={grant.failedBecause ?? ''} />
          {now !== undefined && <Row label={text.now} value={payoutText.owners[now]} />}
          <Choice
            label={text.whose}
            options={DecidedOwner.options
              .filter((one) => one !== now)
              .map((value) => ({ value, label: payoutText.owners[value], hint: text.follows[value] }))}
            value={owner}
            onChange={setOwner}
            testId='owner'
          />
          <TextArea
            label={text.words}
            optional
            value={words}
            onChange={setWords}
            maxLength={200}
            placeholder={text.wordsHint}
          />
          <Banner tone='plain' text={text.told} />
        </>
      )}
    </GrantPage>
  )
}

import { FailureOwner } from '@domain/application/failure-owner'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Choice, optionsOf, TextArea, useFields } from '@src/components'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { GrantPage, useGrantForm } from '../common/grant-form'
import { SincePaid } from '../common/since-paid'

const text = payoutText.returned

/** 退汇: records by hand that a payment was returned: the day, the reason, and who is responsible. */
export default function Return() {
  const form = useGrantForm('payout.return')
  const [on, setOn] = useState<PlainDate>()
  const [{ reason, owner }, field] = useFields({ reason: '', owner: undefined as FailureOwner | undefined })
  return (
    <GrantPage
      form={form}
      text={text}
      ready={on !== undefined && owner !== undefined && reason.trim() !== ''}
      kind='danger'
      onSend={async (grant) => {
        if (on !== undefined && owner !== undefined)
          await form.send({ grant: grant.id, returnedOn: on, reason: reason.trim(), owner })
      }}
      testId='return-send'
    >
      {(grant) => (
        <>
          <SincePaid
            paidOn={grant.paidOn}
            follows={text.follows}
            label={text.on}
            value={on}
            onChange={setOn}
            testId='returned-on'
          />
          <TextArea
            label={text.reason}
            {...field('reason')}
            maxLength={100}
            placeholder={text.reasonHint}
            testId='return-reason'
          />
          <Choice
            label={text.whose}
            options={optionsOf(payoutText.owners, FailureOwner.options)}
            {...field('owner')}
            testId='owner'
          />
        </>
      )}
    </GrantPage>
  )
}

import { RecoveredFrom } from '@domain/application/money/recovery'
import type { Fen } from '@domain/kernel/fen'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Choice, MoneyInput, optionsOf, TextArea, useFields } from '@src/components'
import { useMe } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { GrantPage, useGrantForm } from '../common/grant-form'
import { SincePaid } from '../common/since-paid'

const { demand: text, ...words } = payoutText.recovery

/** 要求退回: how much of a payment has to come back, from whom, and why. */
export default function Recover() {
  const { today } = useMe()
  const form = useGrantForm('payout.demandBack')
  const [on, setOn] = useState<PlainDate | undefined>(today)
  const [typed, setTyped] = useState<Fen>()
  const [said, field] = useFields({ words: '', from: undefined as RecoveredFrom | undefined })
  const { from } = said
  // all of it, unless another amount was typed
  const amount = typed ?? form.grant?.amount
  const tooMuch = amount !== undefined && form.grant !== undefined && amount > form.grant.amount
  return (
    <GrantPage
      form={form}
      text={{ ...text, gone: words.gone, goneHint: words.goneHint }}
      ready={on !== undefined && from !== undefined && said.words.trim() !== '' && (amount ?? 0) > 0 && !tooMuch}
      kind='danger'
      onSend={async (grant) => {
        if (on !== undefined && from !== undefined && amount !== undefined)
          await form.send({ grant: grant.id, amount, on, from, words: said.words.trim() })
      }}
      testId='recover-send'
    >
      {(grant) => (
        <>
          <SincePaid
            paidOn={grant.paidOn}
            follows={text.follows}
            label={text.on}
            value={on}
            onChange={setOn}
            testId='recover-on'
          />
          <MoneyInput
            label={text.amount}
            hint={words.receive.most(grant.amount)}
            value={amount}
            onChange={setTyped}
            {...(tooMuch ? { error: words.receive.most(grant.amount) } : {})}
          />
          <Choice
            label={words.from}
            options={optionsOf(words.froms, RecoveredFrom.options)}
            {...field('from')}
            testId='from'
          />
          <TextArea
            label={text.words}
            {...field('words')}
            maxLength={200}
            placeholder={text.wordsHint}
            testId='recover-words'
          />
        </>
      )}
    </GrantPage>
  )
}

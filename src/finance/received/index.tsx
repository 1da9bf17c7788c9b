import { openOf } from '@domain/application/money/recovery'
import type { Fen } from '@domain/kernel/fen'
import type { PlainDate } from '@domain/kernel/plain-date'
import { DateInput, Money, MoneyInput, Row } from '@src/components'
import { useMe } from '@src/gateway'
import { dateText } from '@src/text'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { GrantPage, useGrantForm } from '../common/grant-form'

const { receive: text, ...words } = payoutText.recovery

/** 登记收到: money that was asked back has come in, in part or in whole. */
export default function Received() {
  const { today } = useMe()
  const form = useGrantForm('payout.receiveBack')
  const [on, setOn] = useState<PlainDate | undefined>(today)
  const [amount, setAmount] = useState<Fen>()
  const { recovery } = form.grant ?? {}
  const open = recovery === undefined ? 0 : openOf(recovery)
  const tooMuch = amount !== undefined && amount > open
  return (
    <GrantPage
      form={form}
      text={{ ...text, gone: words.gone, goneHint: words.goneHint }}
      ready={on !== undefined && amount !== undefined && amount > 0 && !tooMuch}
      onSend={async (grant) => {
        if (on !== undefined && amount !== undefined) await form.send({ grant: grant.id, amount, on })
      }}
      testId='received-send'
    >
      {() => (
        <>
          {recovery !== undefined && (
            <>
              <Row label={words.demanded} value={dateText(recovery.on)} />
              <Row label={words.from} value={words.froms[recovery.from]} />
              <Row label={words.column} value={words.sums(recovery.received, recovery.demanded)} />
            </>
          )}
          <Row label={words.open} value={<Money fen={open} strong />} />
          <MoneyInput
            label={text.amount}
            value={amount}
            onChange={setAmount}
            {...(tooMuch ? { error: text.most(open) } : {})}
            testId='received-amount'
          />
          <DateInput
            label={text.on}
            value={on}
            onChange={(day) => setOn(day as PlainDate)}
            min={recovery?.on}
            max={today}
            testId='received-on'
          />
        </>
      )}
    </GrantPage>
  )
}

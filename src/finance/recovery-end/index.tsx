import { RecoveryEnd } from '@domain/application/money/end-recovery'
import { openOf } from '@domain/application/money/recovery'
import { Banner, Choice, Money, optionsOf, Row, TextArea, useFields } from '@src/components'
import { payoutText } from '@src/text/payout'
import { GrantPage, useGrantForm } from '../common/grant-form'

const { end: text, ...words } = payoutText.recovery

/** 了结追回: the fund approver decides what becomes of the money that has not come in. */
export default function End() {
  const form = useGrantForm('payout.endRecovery')
  const [said, field] = useFields({ words: '', how: undefined as RecoveryEnd | undefined })
  const { how } = said
  const { recovery } = form.grant ?? {}
  const started = (recovery?.received ?? 0) > 0
  return (
    <GrantPage
      form={form}
      text={{ ...text, gone: words.gone, goneHint: words.goneHint }}
      ready={how !== undefined && said.words.trim() !== ''}
      kind='danger'
      onSend={async (grant) => {
        if (how !== undefined) await form.send({ grant: grant.id, how, words: said.words.trim() })
      }}
      testId='recovery-end-send'
    >
      {() => (
        <>
          {recovery !== undefined && (
            <>
              <Row label={words.column} value={words.sums(recovery.received, recovery.demanded)} />
              <Row label={words.open} value={<Money fen={openOf(recovery)} strong />} />
            </>
          )}
          {started && <Banner tone='plain' text={text.started} />}
          <Choice
            label={text.how}
            options={optionsOf(
              text.hows,
              RecoveryEnd.options.filter((each) => !started || each !== 'dropped'),
            )}
            {...field('how')}
            testId='how'
          />
          <TextArea
            label={text.words}
            {...field('words')}
            maxLength={200}
            placeholder={text.wordsHint}
            testId='recovery-end-words'
          />
        </>
      )}
    </GrantPage>
  )
}

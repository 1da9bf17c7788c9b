import type { PlainDate } from '@domain/kernel/plain-date'
import { Banner, DateInput, Row } from '@src/components'
import { useMe } from '@src/gateway'
import { dateText } from '@src/text'
import { fundText } from '@src/text/fund'

type Props = {
  /** the day on which the bank paid */
  readonly paidOn: PlainDate | undefined
  /** what follows from the act */
  readonly follows: string
  readonly label: string
  readonly value: PlainDate | undefined
  readonly onChange: (day: PlainDate) => void
  readonly testId: string
}

/** When a grant was paid, what follows from the act, and the day of the act: not before the payment and not after today. */
export const SincePaid = ({ paidOn, follows, label, value, onChange, testId }: Props) => {
  const { today } = useMe()
  return (
    <>
      <Row label={fundText.columns.paidOn} value={paidOn === undefined ? '' : dateText(paidOn)} />
      <Banner tone='amber' text={follows} />
      <DateInput
        label={label}
        value={value}
        onChange={(day) => onChange(day as PlainDate)}
        min={paidOn}
        max={today}
        testId={testId}
      />
    </>
  )
}

import type { CallOutput } from '@domain/contract'
import { seatLabel } from '@domain/deliberation/committee'
import type { OrgId } from '@domain/kernel/ids'
import { Button, Card, Row } from '@src/components'
import { useQuery } from '@src/gateway'
import { dateText } from '@src/text'
import { committeeText as words } from '@src/text/committee'

type Seat = CallOutput<'committee.open'>['seats'][number]

/** The days from and until which a seat counts, and the day of entry, so that a seat entered for a past day is recognisable. */
export const daysOfSeat = ({ from, until, enteredOn, withId }: Seat): string =>
  [
    from === undefined ? words.always : words.since(dateText(from)),
    ...(until === undefined ? [] : [words.until(dateText(until))]),
    ...(enteredOn === undefined || enteredOn === from ? [] : [words.entered(dateText(enteredOn))]),
    ...(withId ? [words.withId] : []),
  ].join(' · ')

type Props = { readonly org: OrgId; readonly onGo: (() => void) | undefined }

/** The committee of the base union, as the county sees it; for the county's own, with a link to edit it. */
export const CommitteeCard = ({ org, onGo }: Props) => {
  const { data } = useQuery('committee.open', { org })
  if (data === undefined) return null
  return (
    <Card title={words.title} testId='committee'>
      {data.seats.length === 0 ? <Row label={words.none} /> : null}
      {data.seats.map((seat, at) => (
        <Row key={`${seatLabel(seat)}-${String(at)}`} label={seatLabel(seat)} value={daysOfSeat(seat)} />
      ))}
      {onGo !== undefined && (
        <Button kind='quiet' onTap={onGo} testId='committee-go'>
          {words.keep}
        </Button>
      )}
    </Card>
  )
}

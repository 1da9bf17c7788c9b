import { Name } from '@domain/kernel/text'
import { a11y, Button, Card, cx, Field, Tap, TextInput } from '@src/components'
import { deliberationText as words } from '@src/text/deliberation'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Seat } from './draft'

type Props = {
  readonly seats: readonly Seat[]
  readonly mustRecuse: (seat: Seat) => boolean
  readonly onChange: (seats: Seat[]) => void
  readonly onForget: (name: string) => void
  readonly onAdd: (names: readonly string[]) => void
}

const stateOf = (seat: Seat): string => {
  if (seat.recused) return words.recused
  return seat.present ? words.present : words.absent
}

type SeatProps = {
  readonly seat: Seat
  readonly fixed: boolean
  readonly onChange: (seat: Seat) => void
  readonly onForget: () => void
}

const OneSeat = ({ seat, fixed, onChange, onForget }: SeatProps) => (
  <View className='seat'>
    <View className='seat-line'>
      <Tap
        className={cx('seat-name', seat.present && !seat.recused && 'seat-present', seat.recused && 'seat-recused')}
        role='checkbox'
        checked={seat.present && !seat.recused}
        disabled={seat.recused}
        label={`${seat.name}，${stateOf(seat)}`}
        onTap={() => onChange({ ...seat, present: !seat.present })}
        testId={`seat-${seat.name}`}
      >
        <Text className='seat-who'>{seat.name}</Text>
        <Text className='seat-state'>{stateOf(seat)}</Text>
      </Tap>
      {!fixed && (
        <Button
          kind='quiet'
          onTap={() => onChange({ ...seat, recused: !seat.recused, recusedBecause: '', present: false })}
          label={`${seat.name}，${seat.recused ? words.notRecused : words.recuse}`}
        >
          {seat.recused ? words.notRecused : words.recuse}
        </Button>
      )}
      {!fixed && (
        <Button kind='quiet' onTap={onForget} label={`${seat.name}，${words.remove}`}>
          {words.remove}
        </Button>
      )}
    </View>
    {fixed && <Text className='field-hint'>{words.mustRecuse}</Text>}
    {seat.recused && !fixed && (
      <TextInput
        label={words.recuseWhy(seat.name)}
        value={seat.recusedBecause}
        onChange={(recusedBecause) => onChange({ ...seat, recusedBecause })}
        maxLength={60}
      />
    )}
  </View>
)

/** Attendance by tapping names. */
export const Seats = ({ seats, mustRecuse, onChange, onForget, onAdd }: Props) => {
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string>()
  const fresh = [...new Set(name.split(/[、，,；;\s]+/))].filter(
    (one) => one !== '' && !seats.some((seat) => seat.name === one),
  )
  return (
    <Field label={words.entitled} hint={words.entitledHint}>
      <View {...a11y({ role: 'group', label: words.entitled })}>
        {seats.map((seat) => (
          <OneSeat
            key={seat.name}
            seat={seat}
            fixed={mustRecuse(seat)}
            onChange={(next) => onChange(seats.map((one) => (one.name === seat.name ? next : one)))}
            onForget={() => onForget(seat.name)}
          />
        ))}
      </View>
      <Card>
        <TextInput
          label={words.addName}
          placeholder={words.namePlaceholder}
          value={name}
          onChange={(next) => {
            setName(next)
            setWrong(undefined)
          }}
          maxLength={200}
          error={wrong}
          testId='seat-new'
        />
        <Button
          disabled={fresh.length === 0}
          onTap={() => {
            const names = fresh.filter((one) => Name.safeParse(one).success)
            const others = fresh.filter((one) => !names.includes(one))
            if (names.length > 0) onAdd(names)
            // what is no name stays where it can be mended, and keeps nobody else out
            setName(others.join('、'))
            setWrong(others.length === 0 ? undefined : words.notNames(others))
          }}
          testId='seat-add'
        >
          {words.add}
        </Button>
      </Card>
    </Field>
  )
}

import { namesIn, seatLabel } from '@domain/deliberation/committee'
import { Name } from '@domain/kernel/text'
import { sameName } from '@domain/kernel/written'
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
  readonly onAddTwin: (name: string, namesake: string) => void
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
        label={`${seatLabel(seat)}，${stateOf(seat)}`}
        onTap={() => onChange({ ...seat, present: !seat.present })}
        testId={`seat-${seatLabel(seat)}`}
      >
        <Text className='seat-who'>{seatLabel(seat)}</Text>
        <Text className='seat-state'>{stateOf(seat)}</Text>
      </Tap>
      {!fixed && (
        <Button
          kind='quiet'
          onTap={() => onChange({ ...seat, recused: !seat.recused, recusedBecause: '', present: false })}
          label={`${seatLabel(seat)}，${seat.recused ? words.notRecused : words.recuse}`}
        >
          {seat.recused ? words.notRecused : words.recuse}
        </Button>
      )}
      {!fixed && (
        <Button kind='quiet' onTap={onForget} label={`${seatLabel(seat)}，${words.remove}`}>
          {words.remove}
        </Button>
      )}
    </View>
    {fixed && <Text className='field-hint'>{words.mustRecuse}</Text>}
    {seat.recused && !fixed && (
      <TextInput
        label={words.recuseWhy(seatLabel(seat))}
        value={seat.recusedBecause}
        onChange={(recusedBecause) => onChange({ ...seat, recusedBecause })}
        maxLength={60}
      />
    )}
  </View>
)

const Twin = ({ name, onAdd }: { readonly name: string; readonly onAdd: (namesake: string) => void }) => {
  const [namesake, setNamesake] = useState('')
  return (
    <View>
      <TextInput
        label={words.twin(name)}
        placeholder={words.twinHint}
        value={namesake}
        onChange={setNamesake}
        maxLength={60}
        testId='seat-twin'
      />
      <Button disabled={namesake.trim() === ''} onTap={() => onAdd(namesake.trim())} testId='seat-twin-add'>
        {words.twinAdd}
      </Button>
    </View>
  )
}

/** Attendance, entered by tapping names. */
export const Seats = ({ seats, mustRecuse, onChange, onForget, onAdd, onAddTwin }: Props) => {
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string>()
  const named = namesIn(name)
  const fresh = named.filter((one) => !seats.some((seat) => sameName(seat.name, one)))
  // whether it is the same person or a namesake is asked, never guessed
  const [twin] = named.filter((one) => !fresh.includes(one))
  return (
    <Field label={words.entitled} hint={words.entitledHint}>
      <View {...a11y({ role: 'group', label: words.entitled })}>
        {seats.map((seat) => (
          <OneSeat
            key={seatLabel(seat)}
            seat={seat}
            fixed={mustRecuse(seat)}
            onChange={(next) => onChange(seats.map((one) => (one === seat ? next : one)))}
            onForget={() => onForget(seatLabel(seat))}
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
            // invalid names stay in the field for correction, and do not prevent the valid ones from being added
            setName(others.join('、'))
            setWrong(others.length === 0 ? undefined : words.notNames(others))
          }}
          testId='seat-add'
        >
          {words.add}
        </Button>
        {twin === undefined ? null : (
          <Twin
            key={twin}
            name={twin}
            onAdd={(namesake) => {
              onAddTwin(twin, namesake)
              setName(named.filter((one) => one !== twin).join('、'))
            }}
          />
        )}
      </Card>
    </Field>
  )
}

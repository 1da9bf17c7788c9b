import { namesIn, seatLabel } from '@domain/deliberation/committee'
import { BALLOTS } from '@domain/deliberation/deliberation'
import { sameName } from '@domain/kernel/plain'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Name } from '@domain/kernel/text'
import { a11y, Button, Card, Check, Choice, cx, DateInput, Field, RefusalCard, Tap, TextInput } from '@src/components'
import { deliberationText as words } from '@src/text/deliberation'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Member } from './draft'
import type { Conduct } from './use-meeting'

type SeatProps = { readonly member: Member; readonly present: boolean; readonly onTap: () => void }
const Seat = ({ member, present, onTap }: SeatProps) => {
  const state = present ? words.present : words.absent
  return (
    <Tap
      className={cx('seat-name', present && 'seat-present')}
      role='checkbox'
      checked={present}
      label={`${seatLabel(member)}，${state}`}
      onTap={onTap}
      testId={`seat-${seatLabel(member)}`}
    >
      <Text className='seat-who'>{seatLabel(member)}</Text>
      <Text className='seat-state'>{state}</Text>
    </Tap>
  )
}

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

/** Adds members whom the committee's list does not have yet; folded as long as there is a list. */
type NewProps = { readonly conduct: Conduct; readonly unlisted: boolean }
const NewSeats = ({ conduct: { members, add }, unlisted }: NewProps) => {
  const [open, setOpen] = useState(unlisted)
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string>()
  const named = namesIn(name)
  const fresh = named.filter((one) => !members.some((member) => sameName(member.name, one)))
  // whether it is the same person or a namesake is asked, never guessed
  const [twin] = named.filter((one) => !fresh.includes(one))
  if (!open)
    return (
      <Button kind='quiet' onTap={() => setOpen(true)} testId='seat-more'>
        {words.addName}
      </Button>
    )
  return (
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
          if (names.length > 0) add(names)
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
            add([twin], namesake)
            setName(named.filter((one) => one !== twin).join('、'))
          }}
        />
      )}
    </Card>
  )
}

type Props = {
  readonly conduct: Conduct
  readonly today: PlainDate
  readonly unlisted: boolean
  readonly surveyedOn: PlainDate | undefined
}

/** What is asked once for the whole meeting: day, place, who came, who presides, how the votes are taken, and the declaration of kin. */
export const Attendance = ({ conduct, today, surveyedOn, unlisted }: Props) => {
  const { meeting, members, change, committeeRefusal } = conduct
  const here = meeting.present
  const toggle = (label: string): void =>
    change({ present: here.includes(label) ? here.filter((one) => one !== label) : [...here, label] })
  const present = members.filter((member) => here.includes(seatLabel(member)))
  return (
    <Card title={words.once} testId='meeting'>
      <DateInput
        label={words.heldOn}
        value={meeting.heldOn}
        max={today}
        {...(surveyedOn === undefined ? {} : { min: surveyedOn })}
        onChange={(heldOn) => change({ heldOn: heldOn as PlainDate })}
        testId='deliberation-date'
      />
      <TextInput
        label={words.place}
        hint={words.placeHint}
        value={meeting.place}
        onChange={(place) => change({ place })}
        maxLength={60}
        testId='deliberation-place'
      />
      <Field label={words.entitled} hint={words.entitledHint}>
        <View className='seats' {...a11y({ role: 'group', label: words.entitled })}>
          {members.map((member) => (
            <Seat
              key={seatLabel(member)}
              member={member}
              present={here.includes(seatLabel(member))}
              onTap={() => toggle(seatLabel(member))}
            />
          ))}
        </View>
        {members.length > 1 && present.length < members.length && (
          <Button kind='quiet' onTap={() => change({ present: members.map(seatLabel) })} testId='all-present'>
            {words.allPresent}
          </Button>
        )}
        <NewSeats conduct={conduct} unlisted={unlisted} />
        {committeeRefusal !== undefined && <RefusalCard refusal={committeeRefusal} />}
      </Field>
      {present.length > 0 && (
        <Choice
          label={words.chair}
          options={present.map(({ name }) => ({ value: name, label: name }))}
          value={meeting.chair}
          onChange={(chair) => change({ chair })}
          testId='deliberation-chair'
        />
      )}
      <Choice
        label={words.ballot}
        options={BALLOTS.map((value) => ({ value, label: words.ballots[value], hint: words.ballotHints[value] }))}
        value={meeting.ballot}
        onChange={(ballot) => change({ ballot })}
        testId='ballot'
      />
      <Check
        label={words.kinAsked}
        value={meeting.kinAsked === true}
        onChange={(kinAsked) => change({ kinAsked })}
        testId='kin-asked'
      />
    </Card>
  )
}

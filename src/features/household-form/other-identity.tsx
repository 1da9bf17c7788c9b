import { LONGEST } from '@domain/household/longest'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Button, Choice, DateInput, fieldsOf, optionsOf, Segments, TextInput } from '@src/components'
import { sexText } from '@src/text'
import { wrong } from '@src/text/fields'
import { noIdText as words } from '@src/text/no-id'
import { View } from '@tarojs/components'
import type { MemberDraft } from './draft'
import { Offered } from './offered'

type Other = NonNullable<MemberDraft['otherId']>
/** Nothing is known yet of whoever has no mainland ID number. */
export const NO_ID: Other = { number: '', because: '', birthDate: '' }

const SHORTEST = 4
const wrongsOf = ({ kind, number, because, birthDate, sex }: Other) => ({
  ...(kind === undefined ? { kind: wrong.choose } : {}),
  ...(number.trim().length < SHORTEST ? { number: words.numberWrong } : {}),
  ...(because.trim() === '' ? { because: wrong.text } : {}),
  ...(birthDate === '' ? { birthDate: wrong.choose } : {}),
  ...(sex === undefined ? { sex: wrong.choose } : {}),
})

type Props = {
  readonly otherId: Other
  /** undefined: there is an ID number after all */
  readonly set: (otherId: Other | undefined) => void
  readonly today: PlainDate
  readonly tried: boolean
}
/** Another document, or why there is none; and what an ID number would have told. */
export const OtherIdentity = ({ otherId, set, today, tried }: Props) => {
  const field = fieldsOf(otherId, (patch) => set({ ...otherId, ...patch }), tried ? wrongsOf(otherId) : {})
  return (
    <View>
      <Choice label={words.kind} options={optionsOf(words.kinds)} {...field('kind')} testId='member-other-kind' />
      <Button kind='quiet' onTap={() => set(undefined)} testId='member-other-back'>
        {words.back}
      </Button>
      {otherId.kind === undefined || otherId.kind === 'none' ? null : (
        <TextInput label={words.number} {...field('number')} maxLength={20} testId='member-other-number' />
      )}
      {otherId.kind === 'none' ? (
        <Offered
          label={words.because}
          offers={words.becauseOffers}
          other={words.becauseOther}
          {...field('because')}
          maxLength={LONGEST.notCountedBecause}
          testId='member-other-because'
        />
      ) : null}
      <DateInput label={words.birthDate} {...field('birthDate')} max={today} testId='member-other-born' />
      <Segments label={words.sex} options={optionsOf(sexText)} {...field('sex')} testId='member-other-sex' />
    </View>
  )
}

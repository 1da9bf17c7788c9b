import { LONGEST } from '@domain/household/longest'
import type { IncomeKind } from '@domain/household/words'
import { lastTwelveMonths, type PlainDate } from '@domain/kernel/plain-date'
import { Button, Choice, optionsOf, TextInput } from '@src/components'
import { MonthInput } from '@src/components/inputs'
import {
  employmentText,
  healthText,
  incomeText,
  insuranceText,
  monthText,
  relationText,
  schoolText,
  sectorText,
} from '@src/text'
import { apply, illnessOffers } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { ageOf, type Identified } from './age'
import { bornText, statusesFor } from './born'
import type { Wrongs } from './check'
import { employerOf, hasPlace, type MemberDraft, unitOf } from './draft'
import { Known } from './known'
import { Lines } from './money-lines'
import { Offered } from './offered'
import { NO_ID, OtherIdentity } from './other-identity'
import { PhoneButton } from './phone-button'
import { keptPrecheck } from './precheck-answers'
import { applicantOf, labelled, type StepProps, toldOf, untold } from './step'
import { type Person, peopleOf, usualIncomes } from './suggest'

/**
 * Birth date, age and sex derived from the ID number, so that they need not be typed and a mistyped number is noticed at once.
 */
const idHint = (one: Identified, today: PlainDate): string | undefined => {
  const born = bornText(one, today)
  return born === undefined ? undefined : apply.fromId(born)
}

type HealthProps = {
  readonly health: MemberDraft['health']
  readonly detail: string
  readonly set: (patch: Partial<Pick<MemberDraft, 'health' | 'healthDetail'>>) => void
  readonly wrongs: Wrongs
  readonly testId: string
}
const Health = ({ health, detail, set, wrongs, testId }: HealthProps) => (
  <View>
    <Choice
      label={apply.health}
      options={optionsOf(healthText)}
      value={health}
      onChange={(next) => set({ health: next, ...(next === health ? {} : { healthDetail: '' }) })}
      error={wrongs['health']}
      testId={testId}
    />
    {health === undefined || health === 'good' ? null : (
      <Offered
        key={health}
        grid
        label={apply.healthDetail}
        optional
        offers={illnessOffers[health]}
        other={apply.otherOne}
        value={detail}
        onChange={(healthDetail) => set({ healthDetail })}
        error={wrongs['healthDetail']}
        maxLength={LONGEST.detail}
        placeholder={apply.healthHint}
        testId={`${testId}-detail`}
      />
    )}
  </View>
)

const FROM_PRECHECK = { wages: 'wages', pension: 'pension', business: 'business' } as const
/** What this person had in the twelve months. */
const Incomes = ({ person, draft, set, wrongs, today }: StepProps & { readonly person: Person }) => {
  const { from, to } = lastTwelveMonths(today)
  const told = toldOf(draft)
  const said = keptPrecheck(today)
  const usual = usualIncomes(person)
  const has = (kind: IncomeKind): boolean =>
    draft.incomes.some((line) => line.kind === kind && line.amount !== undefined)
  return (
    <View>
      {usual.length === 0 && !draft.incomes.some(({ member }) => member === person.key) ? null : (
        <View>
          <Text className='field-label'>{apply.incomeOf}</Text>
          <Text className='quiet'>{apply.period(monthText(from), monthText(to))}</Text>
        </View>
      )}
      <Lines<IncomeKind>
        person={person}
        usual={usual}
        lines={draft.incomes}
        set={(incomes, kinds) =>
          set((now) => ({ incomes, ...untold(now, ...kinds.map((kind) => `${person.key}.${kind}`)) }))
        }
        words={incomeText}
        toldOf={(kind) => told(`${person.key}.${kind}`)}
        offers={Object.fromEntries(
          Object.entries(FROM_PRECHECK).map(([kind, sum]) => [kind, has(kind as IncomeKind) ? undefined : said?.[sum]]),
        )}
        add={apply.addIncome}
        wrongs={wrongs}
        testId='income'
      />
    </View>
  )
}

/** Everything about the applicant. */
export const SelfFields = (props: StepProps) => {
  const { draft, set, today } = props
  const { a, change, field } = applicantOf(props)
  const [me] = peopleOf(draft)
  const works = a.employment === 'employed' || a.employment === 'migrant' || a.employment === 'flexible'
  const union = draft.base === undefined ? [] : [unitOf(draft.base.name)]
  return (
    <View>
      <TextInput {...field('name')} testId='self-name' />
      <TextInput kind='idcard' {...field('idNumber')} hint={idHint(a, today)} testId='self-id' />
      <TextInput kind='phone' {...field('mobile')} testId='self-mobile' />
      {props.how === 'own-phone' ? <PhoneButton onPhone={(mobile) => change({ mobile })} /> : null}
      <Offered {...field('ethnicity')} offers={[apply.mostAre]} other={apply.otherEthnic} testId='self-ethnicity' />
      <Choice
        options={optionsOf(employmentText)}
        {...field('employment')}
        hint={toldOf(draft)('m0.employment')}
        onChange={(employment) =>
          set((now) => ({ applicant: { ...now.applicant, employment }, ...untold(now, 'm0.employment') }))
        }
        testId='work-employment'
      />
      {works ? (
        <Known
          label={apply.employer}
          answer={a.employer === '' && employerOf(draft) !== '' ? employerOf(draft) : undefined}
          because={apply.fromUnion}
          error={field('employer').error}
          testId='work-employer-known'
        >
          <Offered
            {...field('employer')}
            value={employerOf(draft)}
            optional
            offers={union}
            other={apply.otherOne}
            testId='work-employer'
          />
        </Known>
      ) : null}
      <Choice grid options={optionsOf(sectorText)} {...field('sector')} testId='work-sector' />
      {works ? <MonthInput {...field('hiredIn')} max={today.slice(0, 7)} optional testId='work-hired' /> : null}
      <Choice options={optionsOf(insuranceText)} {...field('insurance')} testId='work-insurance' />
      <Health health={a.health} detail={a.healthDetail} set={change} wrongs={props.wrongs} testId='health' />
      {me === undefined || a.employment === undefined ? null : <Incomes {...props} person={me} />}
    </View>
  )
}

type MemberProps = StepProps & {
  readonly member: MemberDraft
  readonly own: Wrongs
  readonly change: (patch: Partial<MemberDraft>) => void
}
/** Everything about one member of the household. */
export const MemberFields = ({ member: m, own, change, ...props }: MemberProps) => {
  const { draft, today } = props
  const field = labelled(m, change, own)
  const person = peopleOf(draft).find(({ key }) => key === m.key)
  // of a small child its birth already tells what it does
  const identified = (patch: Partial<MemberDraft>): void =>
    change({
      ...patch,
      ...(m.status === undefined && (ageOf({ ...m, ...patch }, today) ?? 99) < 3 ? { status: 'preschool' } : {}),
    })
  return (
    <View>
      <TextInput {...field('name')} testId='member-name' />
      <Known
        label={apply.relation}
        answer={m.relation === undefined ? undefined : relationText[m.relation]}
        error={own['relation']}
        testId='member-relation-known'
      >
        <Choice options={optionsOf(relationText)} {...field('relation')} testId='member-relation' />
      </Known>
      {m.otherId === undefined ? (
        <View>
          <TextInput
            kind='idcard'
            {...field('idNumber')}
            onChange={(idNumber) => identified({ idNumber })}
            hint={idHint(m, today)}
            testId='member-id'
          />
          {/** stays when something is typed, so that a letter re-sends nothing but its field */}
          <Button kind='quiet' onTap={() => change({ otherId: NO_ID })} testId='member-id-none'>
            {apply.noIdNumber}
          </Button>
        </View>
      ) : (
        <OtherIdentity
          otherId={m.otherId}
          set={(otherId) => identified({ otherId })}
          today={today}
          tried={own['idNumber'] !== undefined}
        />
      )}
      <Choice
        grid
        options={statusesFor(m, today)}
        {...field('status')}
        hint={toldOf(draft)(`${m.key}.status`)}
        testId='member-status'
      />
      {m.status === 'student' ? (
        <Choice grid options={optionsOf(schoolText)} {...field('schoolStage')} testId='member-stage' />
      ) : null}
      {hasPlace(m.status) ? <TextInput {...field('workplace')} optional testId='member-workplace' /> : null}
      <Health health={m.health} detail={m.healthDetail} set={change} wrongs={own} testId='member-health' />
      {person === undefined || m.status === undefined ? null : <Incomes {...props} wrongs={own} person={person} />}
    </View>
  )
}

import type { CallOutput } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import {
  Banner,
  Button,
  Check,
  Empty,
  Field,
  RefusalCard,
  Row,
  Select,
  Skeleton,
  TextInput,
  useFields,
} from '@src/components'
import { ask, usePlaces, useQuery } from '@src/gateway'
import { phoneText } from '@src/text'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { keptPrecheck } from './precheck-answers'
import { ServingUnions } from './serving-unions'
import type { StepProps } from './step'
import { UnitLetter } from './unit-letter'

type Found = CallOutput<'org.search'>['items']
type Union = Found[number]

const useSearch = (text: string, jurisdiction: Jurisdiction | undefined) => {
  const [found, setFound] = useState<Found>()
  const [refusal, setRefusal] = useState<Refusal>()
  const asked = text.trim() !== '' || jurisdiction !== undefined
  useEffect(() => {
    // no search without text or district: the first twenty of five thousand unions would be useless
    if (!asked) {
      setFound(undefined)
      return undefined
    }
    let late = false
    // debounced: searches a moment after the last letter
    const timer = setTimeout(() => {
      void ask('org.search', { text, limit: 20, ...(jurisdiction === undefined ? {} : { jurisdiction }) }).then(
        (answer) => {
          if (late) return
          setRefusal(answer.ok ? undefined : answer.refusal)
          if (answer.ok) setFound(answer.value.items.filter((org) => org.level === 'base'))
        },
      )
    }, 350)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [asked, text, jurisdiction])
  return { asked, found, refusal }
}

/** Contact for a unit that is not on the list: the telephone number of the county union of the chosen district. */
const Contact = ({ jurisdiction }: { readonly jurisdiction: Jurisdiction | undefined }) => {
  const skip = jurisdiction === undefined
  const { data } = useQuery('org.contact', { jurisdiction }, { skip })
  if (skip) return <View className='quiet'>{apply.unitWhere}</View>
  if (data === undefined) return null
  return (
    <Row
      label={apply.unitRing}
      value={phoneText(data.name, data.phone)}
      testId='unit-contact'
      onTap={() => void Taro.makePhoneCall({ phoneNumber: data.phone })}
    />
  )
}

type Choosing = StepProps & {
  readonly jurisdiction: Jurisdiction | undefined
  readonly onChoose: (union: Union) => void
}

/** Where the unit is not found: the form goes on, the county is asked, and meanwhile another union may serve the worker. */
const NotFound = ({ draft, set, jurisdiction, onChoose, none }: Choosing & { readonly none: boolean }) => {
  const later = draft.unitLater === true
  return (
    <View>
      <Check label={apply.unitLater} value={later} onChange={(unitLater) => set({ unitLater })} testId='unit-later' />
      {later ? <Banner tone='amber' text={apply.unitLaterHint} testId='unit-later-hint' /> : null}
      {later || none ? (
        <>
          <Contact jurisdiction={jurisdiction} />
          <UnitLetter jurisdiction={jurisdiction} onChoose={onChoose} />
        </>
      ) : null}
    </View>
  )
}

/** The unions that serve who has no unit: offered at once where the form knows, else asked for. */
const Serving = ({ draft, jurisdiction, onChoose, none }: Choosing & { readonly none: boolean }) => {
  const [alone, setAlone] = useState(draft.applicant.employment === 'flexible')
  if (alone || none || draft.unitLater === true)
    return <ServingUnions jurisdiction={jurisdiction} onChoose={onChoose} />
  return (
    <Button kind='quiet' onTap={() => setAlone(true)} testId='unit-none'>
      {apply.unitNone}
    </Button>
  )
}

const Search = (props: StepProps & { readonly onFound: () => void }) => {
  const { draft, set, wrongs, today, how, onFound } = props
  // an officer's device does not know of the worker beside them
  const told = how === 'on-glass' ? undefined : keptPrecheck(today)?.jurisdiction
  const [{ text, jurisdiction }, field] = useFields({ text: '', jurisdiction: told })
  const { options, nameOf } = usePlaces()
  // a name is looked for everywhere, unless the area was chosen here
  const { asked, found, refusal } = useSearch(
    text,
    text.trim() === '' || jurisdiction !== told ? jurisdiction : undefined,
  )
  const none = draft.base === undefined && found?.length === 0
  const choose = ({ id, name, jurisdiction: at }: Union): void => {
    set({ base: { id, name, jurisdiction: at }, unitLater: false })
    onFound()
  }
  const choosing = { ...props, jurisdiction, none, onChoose: choose }
  return (
    <View>
      <Select label={apply.district} optional options={options} {...field('jurisdiction')} testId='unit-district' />
      <TextInput
        label={apply.search}
        {...field('text')}
        placeholder={apply.searchHint}
        maxLength={30}
        error={wrongs['base']}
        testId='unit-search'
      />
      <Serving {...choosing} />
      <View>
        {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
        {asked && found === undefined && refusal === undefined ? <Skeleton lines={3} /> : null}
        {found?.length === 0 ? <Empty title={apply.searchEmpty} /> : null}
        {draft.base === undefined && asked ? <NotFound {...choosing} /> : null}
      </View>
      <Field label=''>
        {(found ?? []).map((org) => (
          <Row
            key={org.id}
            label={org.name}
            value={nameOf(org.jurisdiction)}
            testId={`unit-${org.id}`}
            onTap={() => choose(org)}
          />
        ))}
      </Field>
    </View>
  )
}

/** The base union: found by a few letters of its name, then one line. */
export const UnitStep = (props: StepProps) => {
  const { draft } = props
  const [searching, setSearching] = useState(false)
  return (
    <View>
      {/** a component of its own, so that loading re-sends only this part */}
      <View>
        {draft.base === undefined ? null : (
          <Row label={apply.unitOwn} value={draft.base.name} testId='unit-chosen'>
            {searching ? null : (
              <Button kind='quiet' onTap={() => setSearching(true)} testId='unit-change'>
                {apply.unitChange}
              </Button>
            )}
          </Row>
        )}
      </View>
      {draft.base === undefined || searching ? <Search {...props} onFound={() => setSearching(false)} /> : null}
    </View>
  )
}

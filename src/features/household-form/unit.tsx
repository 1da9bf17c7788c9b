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
import { ask, go, usePlaces, useQuery } from '@src/gateway'
import { phoneText } from '@src/text'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { keptPrecheck } from './precheck-answers'
import type { StepProps } from './step'

type Found = CallOutput<'org.search'>['items']

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

type SearchProps = StepProps & { readonly onFound: () => void }
const Search = ({ draft, set, wrongs, today, how, onFound }: SearchProps) => {
  // an officer's device does not know of the worker beside them
  const told = how === 'on-glass' ? undefined : keptPrecheck(today)?.jurisdiction
  const [{ text, jurisdiction }, field] = useFields({ text: '', jurisdiction: told })
  const { options, nameOf } = usePlaces()
  // a name is looked for everywhere, unless the area was chosen here
  const { asked, found, refusal } = useSearch(
    text,
    text.trim() === '' || jurisdiction !== told ? jurisdiction : undefined,
  )
  const missing = draft.base === undefined && (draft.unitLater === true || found?.length === 0)
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
      <View>
        {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
        {asked && found === undefined && refusal === undefined ? <Skeleton lines={3} /> : null}
        {found?.length === 0 ? <Empty title={apply.searchEmpty} /> : null}
        {draft.base === undefined && asked ? (
          <Check
            label={apply.unitLater}
            value={draft.unitLater === true}
            onChange={(unitLater) => set({ unitLater })}
            testId='unit-later'
          />
        ) : null}
        {draft.base === undefined && draft.unitLater === true ? (
          <Banner tone='amber' text={apply.unitLaterHint} testId='unit-later-hint' />
        ) : null}
        {missing ? (
          <>
            <Contact jurisdiction={jurisdiction} />
            <Button kind='plain' block onTap={() => go('/worker/unit/index', { jurisdiction })} testId='unit-write'>
              {apply.unitWrite}
            </Button>
          </>
        ) : null}
      </View>
      <Field label=''>
        {(found ?? []).map((org) => (
          <Row
            key={org.id}
            label={org.name}
            value={nameOf(org.jurisdiction)}
            testId={`unit-${org.id}`}
            onTap={() => {
              set({ base: { id: org.id, name: org.name, jurisdiction: org.jurisdiction }, unitLater: false })
              onFound()
            }}
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

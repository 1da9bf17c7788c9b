import { GrantState } from '@domain/application/money/grant'
import { PROGRAMME_KEYS } from '@domain/programme/programme'
import { Button, Empty, Listed, optionsOf, Page, Tabs } from '@src/components'
import { useMe, useOnReturn, usePages, useParams } from '@src/gateway'
import { fundText } from '@src/text/fund'
import { View } from '@tarojs/components'
import { JurisdictionSelect, oneOf, ProgrammeSelect, placeIn } from '../common/filters'
import { actsColumn, mayTake } from '../common/grant-acts'
import { GrantRows } from '../common/grant-rows'
import { MakeBatch, tickColumn, useTicks } from '../common/make-batch'
import { orgOf } from '../common/posts'
import { useRemembered } from '../common/remembered'
import { useYear } from '../common/years'
import '../common/finance.scss'

const text = fundText.grants
const STATES = GrantState.options

const useFilter = () => {
  const asked = useParams()['state']
  const [filter, change] = useRemembered(
    'finance.grants',
    { state: 'held', jurisdiction: '', programme: '' },
    asked === undefined ? {} : { state: asked },
  )
  const { year, select } = useYear()
  return {
    year,
    years: select,
    filter,
    change,
    wanted: {
      year: year ?? 2000,
      state: oneOf(STATES, filter['state']) ?? 'held',
      jurisdiction: placeIn(filter['jurisdiction']),
      programme: oneOf(PROGRAMME_KEYS, filter['programme']),
    },
  }
}

/** Grants by state; waiting grants can be ticked and combined into a batch. */
export default function Grants() {
  const me = useMe()
  const { year, years, filter, change, wanted } = useFilter()
  const list = usePages('grant.list', wanted, {
    skip: year === undefined,
  })
  useOnReturn(() => void list.reload())
  const grants = list.pages.flatMap((page) => page.items)
  const free = grants.filter(mayTake)
  const ticks = useTicks(free)
  const org = orgOf(me.posts, 'fund-officer')
  const making = org !== undefined && wanted.state === 'held' && free.length > 0
  return (
    <Page
      title={text.title}
      wide
      asked={me}
      footer={making ? <MakeBatch org={org} year={wanted.year} ticked={ticks.ticked} label={text.make} /> : undefined}
    >
      <Tabs items={optionsOf(fundText.states, STATES)} value={wanted.state} onChange={(state) => change({ state })} />
      <View className='fin-filters'>
        {years}
        <JurisdictionSelect
          value={filter['jurisdiction'] ?? ''}
          onChange={(jurisdiction) => change({ jurisdiction })}
        />
        <ProgrammeSelect value={filter['programme'] ?? ''} onChange={(programme) => change({ programme })} />
        {making && (
          <Button kind='plain' onTap={() => ticks.setAll(!ticks.all)}>
            {ticks.all ? text.unpickAll : text.pickAll}
          </Button>
        )}
      </View>
      <Listed list={list} count={grants.length} lines={6} empty={<Empty title={text.empty} hint={text.emptyHint} />}>
        <GrantRows
          grants={grants}
          state={wanted.state}
          {...(making ? tickColumn(ticks, text.pick) : {})}
          {...actsColumn(grants)}
        />
      </Listed>
    </Page>
  )
}

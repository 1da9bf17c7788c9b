import type { Policy } from '@domain/policy/policy'
import { Banner, Button, Card, Empty, Page, Section, Select, Send, toSend } from '@src/components'
import { back, useCommand, useMe, useParams, usePlaces, useQuery } from '@src/gateway'
import { dateText } from '@src/text'
import { policyRefusalText, policyText } from '@src/text/policy'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cityOf } from '../common/posts'
import { Ask, type Editor } from './ask'
import { at, type Json, keyOf, type Path, problemsOf, put, toBeSet } from './draft'
import { areaGroups, basics, cityGroups, type Group, tierFields } from './fields'
import { Referrals } from './referrals'
import '../common/admin.scss'

const text = policyText.form
const DEFAULT_AREA = 'default'

const Fields = ({ group, editor }: { readonly group: Group; readonly editor: Editor }) => (
  <Card title={group.title}>
    <View className='adm-fields'>
      {group.fields.map((spec) => (
        <Ask key={keyOf(spec.path)} spec={spec} editor={editor} />
      ))}
    </View>
  </Card>
)

const Tiers = ({ area, editor }: { readonly area: string; readonly editor: Editor }) => {
  const path: Path = ['areas', area, 'standards', 'medical']
  const tiers = at(editor.draft, path)
  const count = Array.isArray(tiers) ? tiers.length : 0
  const problem = editor.problems.get(keyOf(path))
  return (
    <Card title={policyText.groups.medical}>
      {problem !== undefined && <Banner tone='amber' text={problem} />}
      {Array.from({ length: count }, (_, i) => `${count}:${i}`).map((key, i) => (
        <View key={key} className='adm-tier'>
          <View className='adm-tier-name'>{text.tier(i + 1)}</View>
          <View className='adm-fields'>
            {tierFields(area, i).map((spec) => (
              <Ask key={keyOf(spec.path)} spec={spec} editor={editor} />
            ))}
          </View>
          {count > 1 && (
            <Button
              kind='quiet'
              label={`${text.dropTier} ${text.tier(i + 1)}`}
              onTap={() => editor.change([...path, i], undefined)}
            >
              {text.dropTier}
            </Button>
          )}
        </View>
      ))}
      <Button kind='plain' onTap={() => editor.change([...path, count], {})}>
        {text.addTier}
      </Button>
    </Card>
  )
}

const AreaPart = ({ editor }: { readonly editor: Editor }) => {
  const [area, setArea] = useState<string>(DEFAULT_AREA)
  const places = usePlaces()
  const own = at(editor.draft, ['areas', area]) !== undefined
  const change = (value: Json | undefined): void => editor.change(['areas', area], value)
  return (
    <Section title={text.area}>
      <Select
        label={text.area}
        options={[{ value: DEFAULT_AREA, label: text.anyArea }, ...places.options]}
        value={area}
        onChange={setArea}
      />
      {!own && (
        <Card title={text.sharesDefault}>
          <Button kind='plain' onTap={() => change(at(editor.draft, ['areas', DEFAULT_AREA]))}>
            {text.addArea}
          </Button>
        </Card>
      )}
      {own && area !== DEFAULT_AREA && (
        <Button kind='quiet' onTap={() => change(undefined)}>
          {text.dropArea}
        </Button>
      )}
      {own && (
        <View key={area}>
          {areaGroups(area).map((group) => (
            <Fields key={group.title} group={group} editor={editor} />
          ))}
          <Tiers area={area} editor={editor} />
        </View>
      )}
    </Section>
  )
}

const Form = ({ base }: { readonly base: Policy }) => {
  const me = useMe()
  const org = cityOf(me.posts, 'administrator')?.id
  const command = useCommand('policy.publish')
  const { nameOf } = usePlaces()
  const [draft, setDraft] = useState<Json>(() => toBeSet(base))
  const [published, setPublished] = useState(false)
  const problems = problemsOf(draft)
  const editor: Editor = { draft, problems, change: (path, value) => setDraft(put(draft, path, value)) }
  const version = String(at(draft, ['version']))
  const { refusal } = command
  // the cloud's refusal, with the field named as in the form
  const wrongAt = refusal?.code === 'POLICY_INVALID' ? policyRefusalText(refusal, nameOf) : undefined
  if (published)
    return (
      <Card tone='calm' title={text.done}>
        {text.doneHint(version, dateText(String(at(draft, ['effectiveFrom']))))}
        <Button kind='primary' block onTap={back}>
          {text.back}
        </Button>
      </Card>
    )
  return (
    <>
      <Fields group={basics} editor={editor} />
      <AreaPart editor={editor} />
      <Section title={text.citywide}>
        {cityGroups.map((group) => (
          <Fields key={group.title} group={group} editor={editor} />
        ))}
        <Referrals editor={editor} />
      </Section>
      {org === undefined ? (
        <Banner tone='plain' text={text.notHere} />
      ) : (
        <View className='adm-foot'>
          {problems.size > 0 && <Banner tone='amber' text={text.wrong(problems.size)} />}
          <Send
            {...toSend(command, problems.size === 0 && { org, policy: draft }, () => setPublished(true), {
              keyFor: version,
            })}
            label={text.send}
            testId='policy-send'
          />
        </View>
      )}
      {wrongAt !== undefined && <Banner tone='amber' text={wrongAt} testId='policy-wrong-at' />}
    </>
  )
}

/** Form for a new policy, prefilled from an earlier one; errors of the schema are shown beside the fields. */
export default function PolicyPage() {
  const version = useParams()['base']
  const query = useQuery('policy.list', {})
  const { data } = query
  const base = data?.policies.find((policy) => policy.version === version)
  return (
    <Page title={text.title} lead={text.lead} wide asked={query}>
      {base === undefined ? <Empty title={text.onlyWithBase} hint={text.onlyWithBaseHint} /> : <Form base={base} />}
    </Page>
  )
}

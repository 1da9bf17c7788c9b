import { OrgId } from '@domain/kernel/ids'
import { ORG_LEVELS, type OrgLevel } from '@domain/organisation/org'
import { mayGo, UNION_CHANGES, type UnionChangeKind } from '@domain/organisation/union-change'
import { Banner, Card, Choice, optionsOf, Page, Row } from '@src/components'
import { useMe, useNamed, useParams } from '@src/gateway'
import { unionsText } from '@src/text/unions'
import { useState } from 'react'
import { Going } from './going'
import { History } from './history'
import { Rename } from './rename'
import '../common/admin.scss'

const text = unionsText.change

const Forms = ({
  org,
  name,
  level,
  onDone,
}: {
  readonly org: OrgId
  readonly name: string
  readonly level: OrgLevel
  readonly onDone: (words: string) => void
}) => {
  const kinds = mayGo({ level }) ? UNION_CHANGES : (['rename'] as const)
  const [kind, setKind] = useState<UnionChangeKind | undefined>(kinds.length === 1 ? 'rename' : undefined)
  return (
    <Card>
      <Row label={text.union} value={name} />
      {kinds.length > 1 && (
        <Choice
          label={text.what}
          options={optionsOf(text.kinds, kinds)}
          value={kind}
          onChange={setKind}
          testId='change-kind'
        />
      )}
      {kind === 'rename' && <Rename org={org} name={name} level={level} onDone={onDone} />}
      {kind !== undefined && kind !== 'rename' && (
        <Going key={kind} org={org} name={name} kind={kind} far={level === 'base' && kind !== 'move'} onDone={onDone} />
      )}
    </Card>
  )
}

/** 工会变更: a new name, another place in the tree, or its end; below it what has been changed before. */
export default function Change() {
  const given = useParams()
  const { has } = useMe()
  const named = useNamed('org', OrgId)
  const level: OrgLevel = ORG_LEVELS.find((one) => one === given['level']) ?? 'base'
  const [done, setDone] = useState<string>()
  const org = named.data
  return (
    <Page title={text.title} lead={given['name'] ?? ''} wide asked={named} testId='union-change'>
      {done !== undefined && <Banner tone='green' text={done} testId='change-done' />}
      {org !== undefined && done === undefined && has('administrator') && (
        <Forms org={org} name={given['name'] ?? ''} level={level} onDone={setDone} />
      )}
      {org !== undefined && <History key={done ?? ''} org={org} />}
    </Page>
  )
}

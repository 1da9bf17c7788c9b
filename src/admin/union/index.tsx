import type { OrgId } from '@domain/kernel/ids'
import { ORG_LEVELS, type OrgLevel } from '@domain/organisation/org'
import { Button, Empty, Page, Section, Table } from '@src/components'
import { go, useMe, useParams, useQuery } from '@src/gateway'
import { momentText, roleText } from '@src/text'
import { adminText } from '@src/text/admin'
import { unionsText } from '@src/text/unions'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Invite } from './invite'
import { type Officer, Removal } from './removal'
import '../common/admin.scss'

const text = adminText.officers

const dayOf = (at: number): string => momentText(at).split(' ')[0] ?? ''

/** One union's officers, with the day each took up the post; invitations and removals. */
export default function Union() {
  const given = useParams()
  const org = given['org'] as OrgId
  const level: OrgLevel = ORG_LEVELS.find((one) => one === given['level']) ?? 'base'
  const { has } = useMe()
  const query = useQuery('officer.list', { org })
  const { data, reload } = query
  const [leaving, setLeaving] = useState<Officer>()
  const officers = data?.officers ?? []
  const mayChange = has('administrator')
  const done = (): void => {
    setLeaving(undefined)
    void reload()
  }
  return (
    <Page title={text.title} lead={given['name'] ?? ''} wide asked={query}>
      {officers.length === 0 ? (
        <Empty title={text.empty} {...(mayChange ? { hint: text.emptyHint } : {})} />
      ) : (
        <Table
          columns={[
            { key: 'name', title: text.columns.name, render: (officer: Officer) => officer.name },
            { key: 'role', title: text.columns.role, render: (officer: Officer) => roleText[officer.role] },
            { key: 'since', title: text.columns.since, render: (officer: Officer) => dayOf(officer.since) },
            ...(mayChange
              ? [
                  {
                    key: 'act',
                    title: '',
                    render: (officer: Officer) => (
                      <View className='adm-acts'>
                        <Button kind='quiet' label={`${officer.name} ${text.remove}`} onTap={() => setLeaving(officer)}>
                          {text.remove}
                        </Button>
                      </View>
                    ),
                  },
                ]
              : []),
          ]}
          rows={officers}
          rowKey={(officer) => `${officer.person}:${officer.role}`}
        />
      )}
      {leaving !== undefined && (
        <Removal org={org} officer={leaving} onDone={done} onKeep={() => setLeaving(undefined)} />
      )}
      {(mayChange || has('auditor')) && (
        <Button
          kind='quiet'
          onTap={() => go('/admin/change/index', { org, name: given['name'], level })}
          testId='way-change'
        >
          {unionsText.change.way}
        </Button>
      )}
      {mayChange && (
        <Section title={text.invite}>
          <Button
            kind='quiet'
            onTap={() => go('/admin/invitations/index', { org, name: given['name'] })}
            testId='way-invitations'
          >
            {unionsText.invitations.way}
          </Button>
          <Invite org={org} level={level} />
        </Section>
      )}
    </Page>
  )
}

import type { CallOutput } from '@domain/contract'
import { OrgId } from '@domain/kernel/ids'
import { Banner, Button, Empty, Listed, Page, PlaceName, Section, Table, TextInput } from '@src/components'
import { go, useMe, useNamed, useOnReturn, usePages, useParams } from '@src/gateway'
import { levelText } from '@src/text'
import { adminText } from '@src/text/admin'
import { unionsText } from '@src/text/unions'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type OrgRef, placeOf } from '../common/posts'
import '../common/admin.scss'

const text = adminText.unions
const READERS = ['administrator', 'auditor', 'city-reviewer', 'county-reviewer'] as const

type Branch = CallOutput<'org.tree'>['items'][number]

const placeOfUnion = (org: OrgRef) => <PlaceName of={org.jurisdiction} />

const openUnion = (org: OrgRef): void =>
  go('/admin/union/index', { org: org.id, name: org.name, level: org.level, jurisdiction: org.jurisdiction })
const enter = (org: OrgRef): void => go('/admin/unions/index', { org: org.id, name: org.name, level: org.level })

const Act = ({ org }: { readonly org: OrgRef }) => (
  <View className='adm-acts'>
    {org.level !== 'base' && (
      <Button kind='quiet' label={`${org.name} ${text.enter}`} onTap={() => enter(org)}>
        {text.enter}
      </Button>
    )}
    <Button kind='quiet' label={`${org.name} ${text.open}`} onTap={() => openUnion(org)}>
      {text.open}
    </Button>
  </View>
)

const Below = ({ org, mayRegister }: { readonly org: OrgId; readonly mayRegister: boolean }) => {
  const list = usePages('org.tree', { org })
  useOnReturn(() => void list.reload())
  const rows = list.pages.flatMap((page) => page.items)
  return (
    <Section title={text.below}>
      <Listed
        list={list}
        count={rows.length}
        lines={6}
        empty={<Empty title={text.empty} {...(mayRegister ? { hint: text.emptyHint } : {})} />}
      >
        <Table
          columns={[
            { key: 'name', title: text.columns.name, render: (row: Branch) => row.org.name },
            { key: 'level', title: text.columns.level, render: (row: Branch) => levelText[row.org.level] },
            { key: 'where', title: text.columns.jurisdiction, render: (row: Branch) => placeOfUnion(row.org) },
            {
              key: 'staff',
              title: text.columns.staff,
              align: 'right',
              render: (row: Branch) => text.people(row.staff),
            },
            { key: 'act', title: '', render: (row: Branch) => <Act org={row.org} /> },
          ]}
          rows={rows}
          rowKey={(row) => row.org.id}
        />
      </Listed>
    </Section>
  )
}

const Found = ({ words }: { readonly words: string }) => {
  const list = usePages('org.search', { text: words })
  const rows = list.pages.flatMap((page) => page.items)
  return (
    <Section title={words}>
      <Listed
        list={list}
        count={rows.length}
        lines={4}
        empty={<Empty title={text.nothingFound} hint={text.nothingFoundHint} />}
      >
        <Table
          columns={[
            { key: 'name', title: text.columns.name, render: (org: OrgRef) => org.name },
            { key: 'where', title: text.columns.jurisdiction, render: placeOfUnion },
          ]}
          rows={rows}
          rowKey={(org) => org.id}
          onRow={openUnion}
        />
      </Listed>
    </Section>
  )
}

const Search = ({ onFind }: { readonly onFind: (words: string) => void }) => {
  const [words, setWords] = useState('')
  return (
    <View className='adm-filters'>
      <TextInput
        label={text.find}
        value={words}
        onChange={setWords}
        placeholder={text.findHint}
        maxLength={30}
        testId='union-words'
      />
      <Button kind='plain' disabled={words.trim() === ''} onTap={() => onFind(words.trim())} testId='union-find'>
        {text.search}
      </Button>
    </View>
  )
}

type Here = { readonly id: OrgId; readonly name: string; readonly level: string }

/** A county is registered rarely, a base union or street often: only that is the main act of the page. */
const ToRegister = ({ id, name, level }: Here) => {
  const ofCity = level === 'city'
  return (
    <Button
      kind={ofCity ? 'plain' : 'primary'}
      block
      onTap={() => go('/admin/register/index', { org: id, name, level })}
      testId='register'
    >
      {ofCity ? text.registerCounty : text.register}
    </Button>
  )
}

/** Many unions at once, and the officers who have been invited. */
const Many = ({ id, name }: Here) => (
  <View className='adm-acts'>
    <Button kind='quiet' onTap={() => go('/admin/import/index', { org: id, name })} testId='way-import'>
      {unionsText.import.way}
    </Button>
    <Button kind='quiet' onTap={() => go('/admin/invitations/index')} testId='way-invitations'>
      {unionsText.invitations.way}
    </Button>
  </View>
)

/** The unions below one union; each opens the unions below it, or its officers. */
export default function Unions() {
  const given = useParams()
  const me = useMe()
  const [words, setWords] = useState('')
  const home = placeOf(me.posts, ...READERS)
  const named = useNamed('org', OrgId)
  const here =
    named.data === undefined ? home : { id: named.data, name: given['name'] ?? '', level: given['level'] ?? 'county' }
  const mayRegister = me.has('administrator') && here !== undefined && here.level !== 'base'
  return (
    <Page
      title={text.title}
      {...(here === undefined ? {} : { lead: here.name })}
      wide
      asked={given['org'] === undefined ? me : [me, named]}
      footer={
        mayRegister && here !== undefined ? <ToRegister id={here.id} name={here.name} level={here.level} /> : undefined
      }
    >
      {me.me !== undefined && here === undefined && (
        <Empty title={adminText.home.notHere} hint={adminText.home.notHereHint} />
      )}
      {here?.level === 'city' && me.has('administrator') && <Banner tone='plain' text={text.registerBelow} />}
      {mayRegister && here !== undefined && <Many {...here} />}
      {here !== undefined && <Search onFind={setWords} />}
      {here !== undefined && words !== '' && (
        <>
          <Button kind='quiet' onTap={() => setWords('')}>
            {text.clear}
          </Button>
          <Found words={words} />
        </>
      )}
      {here !== undefined && words === '' && <Below org={here.id} mayRegister={mayRegister} />}
    </Page>
  )
}

import type { CallOutput } from '@domain/contract'
import { Banner, Button, Card, Empty, Page, Row, Send } from '@src/components'
import { go, reloadMe, useCommand, useQuery } from '@src/gateway'
import { personText } from '@src/text/person'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSelfFields } from '../common/self-fields'
import '../common/admin.scss'

const text = personText.self
type Mine = CallOutput<'person.mine'>

/** The stored data: only a few digits of each number, enough to recognise one's own. */
const Known = ({ mine, onChange }: { readonly mine: Mine; readonly onChange: () => void }) => (
  <Card tone='calm' title={text.known} testId='self-known'>
    <Row label={text.name} value={mine.name} />
    {mine.mobile === undefined ? null : <Row label={text.mobile} value={mine.mobile} />}
    {mine.idNumber === undefined ? null : <Row label={text.idNumber} value={mine.idNumber} />}
    {mine.noIdBecause === undefined ? null : <View className='adm-hint'>{text.knownNoId(mine.noIdBecause)}</View>}
    <Button kind='plain' block onTap={onChange} testId='self-change'>
      {text.change}
    </Button>
  </Card>
)

const Form = ({ name, onDone }: { readonly name: string; readonly onDone: () => void }) => {
  const command = useCommand('person.say')
  const self = useSelfFields()
  const send = async (): Promise<void> => {
    const about = self.read()
    if (about === undefined) return
    const answer = await command.run({ name, about })
    if (!answer.ok) return
    await reloadMe()
    onDone()
  }
  return (
    <Card>
      <Row label={text.name} value={name} />
      <View className='adm-hint'>{text.nameHint}</View>
      {self.fields}
      <Send sending={command} label={text.send} onSend={send} testId='self-send' />
    </Card>
  )
}

/** 登记本人信息: a person who holds a post states who they are, and again when a number has changed. */
export default function Self() {
  const mine = useQuery('person.mine', {})
  const { data, reload } = mine
  const [changing, setChanging] = useState(false)
  const [done, setDone] = useState(false)
  const isSaid = data?.mobile !== undefined
  const asked = data?.wanted === true || (isSaid && changing)
  const finish = (): void => {
    setChanging(false)
    setDone(true)
    void reload()
  }
  return (
    <Page title={text.title} lead={text.lead} asked={mine} testId='self'>
      {done ? <Banner tone='green' text={text.done} testId='self-done' /> : null}
      {data !== undefined && asked ? <Form name={data.name} onDone={finish} /> : null}
      {data !== undefined && isSaid && !asked ? <Known mine={data} onChange={() => setChanging(true)} /> : null}
      {data !== undefined && !isSaid && !asked ? <Empty title={text.noPost} /> : null}
      {isSaid && !asked ? (
        <Button kind='plain' block onTap={() => go('/pages/home/index')} testId='self-home'>
          {text.back}
        </Button>
      ) : null}
    </Page>
  )
}

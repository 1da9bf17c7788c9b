import { Name } from '@domain/kernel/text'
import { Button, Card, FormPage, Page, TextInput, useFields } from '@src/components'
import { go, reloadMe, useCommand } from '@src/gateway'
import { foundPage as words } from '@src/text/admin'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { useSelfFields } from '../common/self-fields'
import { Counties } from './counties'

const Done = ({ name }: { readonly name: string }) => (
  <Page
    title={words.title}
    testId='founded'
    footer={
      <Button kind='primary' block onTap={() => go('/admin/unions/index')} testId='founded-next'>
        {words.next}
      </Button>
    }
  >
    <Card tone='calm' title={words.done(name)}>
      <Text className='quiet'>{words.doneHint}</Text>
    </Card>
  </Page>
)

/**
 * 开通: done once, on a newly installed system. The person with the setup code registers the unions of the city and becomes the
 * administrator.
 */
export default function Found() {
  const command = useCommand('city.found')
  const [{ setupCode, name, phone, administrator }, field] = useFields({
    setupCode: '',
    name: '',
    phone: '',
    administrator: '',
  })
  const self = useSelfFields()
  const [direct, setDirect] = useState('')
  const [names, setNames] = useState<readonly string[]>(['', '', ''])
  const [founded, setFounded] = useState<string>()
  const written = (union: string) => (union.trim() === '' ? [] : [{ name: union.trim() }])
  const counties = [...written(direct).map((union) => ({ ...union, direct: true })), ...names.flatMap(written)]
  const who = Name.safeParse(administrator)
  const code = setupCode.trim()
  const ready = code.length >= 16 && name.trim() !== '' && phone.trim() !== '' && who.success && counties.length > 0
  const send = async (): Promise<void> => {
    if (!who.success) return
    const about = self.read()
    if (about === undefined) return
    const facts = {
      ...{ setupCode: code, name: name.trim(), phone: phone.trim(), administrator: who.data, counties },
      self: about,
    }
    const answer = await command.run(facts)
    if (!answer.ok) return
    await reloadMe()
    setFounded(answer.value.org.name)
  }
  if (founded !== undefined) return <Done name={founded} />
  return (
    <FormPage
      title={words.title}
      lead={words.lead}
      pageId='found'
      open
      gone={null}
      sending={command}
      onSend={send}
      ready={ready}
      label={words.send}
      testId='found-send'
    >
      <Card>
        <TextInput
          label={words.setupCode}
          hint={words.setupCodeHint}
          {...field('setupCode')}
          maxLength={100}
          password
          testId='found-code'
        />
        <TextInput
          label={words.administrator}
          {...field('administrator')}
          maxLength={30}
          testId='found-administrator'
        />
        {self.fields}
        <TextInput label={words.name} hint={words.nameHint} {...field('name')} maxLength={60} testId='found-name' />
        <TextInput label={words.phone} {...field('phone')} maxLength={20} testId='found-phone' />
      </Card>
      <Counties direct={direct} onDirect={setDirect} names={names} onNames={setNames} />
    </FormPage>
  )
}

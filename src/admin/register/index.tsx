import type { OrgId } from '@domain/kernel/ids'
import { Banner, Button, Card, FormPage, NumberInput, Row, TextInput, useFields } from '@src/components'
import { replace, useCommand, useParams } from '@src/gateway'
import { adminText } from '@src/text/admin'
import { useState } from 'react'
import type { OrgRef } from '../common/posts'
import '../common/admin.scss'

const text = adminText.register

const Done = ({ org, again }: { readonly org: OrgRef; readonly again: () => void }) => (
  <Card tone='calm' title={text.done(org.name)}>
    <Button
      kind='primary'
      block
      onTap={() =>
        replace('/admin/union/index', { org: org.id, name: org.name, level: org.level, jurisdiction: org.jurisdiction })
      }
    >
      {text.next}
    </Button>
    <Button kind='plain' block onTap={again}>
      {text.another}
    </Button>
  </Card>
)

/** Registers one base union under a county union, or directly under the city. */
export default function Register() {
  const given = useParams()
  const org = given['org'] as OrgId
  const command = useCommand('org.create')
  const [{ name, staff, phone }, field, set] = useFields({
    name: '',
    staff: undefined as number | undefined,
    phone: '',
  })
  const [made, setMade] = useState<OrgRef>()
  const send = async (): Promise<void> => {
    if (staff === undefined) return
    const answer = await command.run({ org, name: name.trim(), staff, phone: phone.trim() }, { keyFor: name.trim() })
    if (answer.ok) setMade(answer.value)
  }
  const again = (): void => {
    setMade(undefined)
    set({ name: '', staff: undefined, phone: '' })
  }
  const ready = name.trim() !== '' && staff !== undefined && phone.trim() !== ''
  return (
    <FormPage
      title={text.title}
      lead={text.lead}
      open={made === undefined}
      gone={made === undefined ? null : <Done org={made} again={again} />}
      sending={command}
      label={text.send}
      ready={ready}
      onSend={send}
      testId='register-send'
    >
      <Card>
        <Row label={text.above} value={given['name'] ?? ''} />
        <TextInput label={text.name} hint={text.nameHint} {...field('name')} maxLength={60} testId='union-name' />
        <NumberInput
          label={text.staff}
          hint={text.staffHint}
          {...field('staff')}
          min={0}
          max={1_000_000}
          testId='union-staff'
        />
        <TextInput
          label={text.phone}
          hint={text.phoneHint}
          {...field('phone')}
          kind='phone'
          maxLength={20}
          testId='union-phone'
        />
      </Card>
      {command.refusal?.code === 'ORG_WRONG_LEVEL' && <Banner tone='plain' text={text.wrongLevel} />}
    </FormPage>
  )
}

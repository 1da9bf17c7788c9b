import { OrgId } from '@domain/kernel/ids'
import {
  Banner,
  Button,
  Card,
  Check,
  FormPage,
  filled,
  NumberInput,
  Row,
  TextInput,
  toSend,
  useFields,
} from '@src/components'
import { replace, useCommand, useNamed, useParams } from '@src/gateway'
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

/** Registers one union under another: a county under the city, a base union or a street under a county or street. */
export default function Register() {
  const given = useParams()
  const named = useNamed('org', OrgId)
  const org = named.data
  const command = useCommand('org.create')
  const below = given['level'] === 'city' ? 'county' : undefined
  const [{ street, name, staff, phone, serves }, field, set] = useFields({
    street: false,
    name: '',
    staff: undefined as number | undefined,
    phone: '',
    serves: false,
  })
  const [made, setMade] = useState<OrgRef>()
  const again = (): void => {
    setMade(undefined)
    set({ name: '', staff: undefined, phone: '', serves: false })
  }
  return (
    <FormPage
      title={text.title}
      lead={text.lead}
      asked={named}
      open={made === undefined}
      gone={made === undefined ? null : <Done org={made} again={again} />}
      {...toSend(
        command,
        filled({
          org,
          level: below ?? (street ? 'street' : 'base'),
          name,
          staff: below === undefined ? staff : 0,
          phone,
          ...(serves && !street && below === undefined ? { serves } : {}),
        }),
        setMade,
        {
          keyFor: name.trim(),
        },
      )}
      label={text.send}
      testId='register-send'
    >
      <Card>
        <Row label={text.above} value={given['name'] ?? ''} />
        {below === undefined ? (
          <Check label={text.street} {...field('street')} testId='union-street' />
        ) : (
          <Banner tone='plain' text={text.county} />
        )}
        <TextInput label={text.name} hint={text.nameHint} {...field('name')} maxLength={60} testId='union-name' />
        {below === undefined && (
          <NumberInput
            label={text.staff}
            hint={text.staffHint}
            {...field('staff')}
            min={0}
            max={1_000_000}
            testId='union-staff'
          />
        )}
        <TextInput
          label={text.phone}
          hint={text.phoneHint}
          {...field('phone')}
          kind='phone'
          maxLength={20}
          testId='union-phone'
        />
        {below === undefined && !street && (
          <Check label={text.serves} hint={text.servesHint} {...field('serves')} testId='union-serves' />
        )}
      </Card>
      {command.refusal?.code === 'ORG_WRONG_LEVEL' && <Banner tone='plain' text={text.wrongLevel} />}
    </FormPage>
  )
}

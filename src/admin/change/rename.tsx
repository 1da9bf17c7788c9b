import type { OrgId } from '@domain/kernel/ids'
import type { OrgLevel } from '@domain/organisation/org'
import { Banner, filled, NumberInput, Send, TextArea, TextInput, toSend, useFields, YesNo } from '@src/components'
import { useCommand } from '@src/gateway'
import { adminText } from '@src/text/admin'
import { unionsText } from '@src/text/unions'

const text = unionsText.change

type Props = {
  readonly org: OrgId
  readonly name: string
  readonly level: OrgLevel
  readonly onDone: (words: string) => void
}

/** 更名、更正: name, number of employees, telephone; what is left empty stays. */
export const Rename = ({ org, name: now, level, onDone }: Props) => {
  const command = useCommand('org.change')
  const [{ name, staff, phone, serves, because }, field] = useFields({
    ...{ name: now, staff: undefined as number | undefined, phone: '', because: '' },
    serves: undefined as boolean | undefined,
  })
  const change = {
    ...{ kind: 'rename' as const, name: name.trim() },
    ...(staff === undefined ? {} : { staff }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    ...(serves === undefined ? {} : { serves }),
  }
  const said = name.trim() === '' ? false : filled({ org, because })
  return (
    <>
      <TextInput label={adminText.register.name} {...field('name')} maxLength={60} testId='change-name' />
      <NumberInput
        label={adminText.register.staff}
        hint={text.asBefore}
        {...field('staff')}
        min={0}
        max={1_000_000}
        testId='change-staff'
      />
      <TextInput
        label={adminText.register.phone}
        hint={text.asBefore}
        {...field('phone')}
        kind='phone'
        maxLength={20}
        testId='change-phone'
      />
      {level === 'base' && (
        <YesNo
          label={adminText.register.serves}
          hint={text.asBefore}
          optional
          {...field('serves')}
          testId='change-serves'
        />
      )}
      <TextArea label={text.because} hint={text.becauseHint} {...field('because')} maxLength={100} testId='because' />
      <Banner tone='plain' text={text.lead.rename} />
      <Send
        {...toSend(command, said && { ...said, change }, () => onDone(text.renamed(change.name)))}
        label={text.send.rename}
        testId='change-send'
      />
    </>
  )
}

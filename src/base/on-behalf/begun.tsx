import type { OrgId } from '@domain/kernel/ids'
import { Button, Card, Section } from '@src/components'
import { readDraft } from '@src/features/household-form'
import { type BegunForm, begunForms, forgetBegun, meetBegun, useOnReturn } from '@src/gateway'
import { momentText } from '@src/text'
import { onBehalfText as words } from '@src/text/duties'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'

const isDraft = (value: unknown): boolean => readDraft(value) !== undefined

/** The forms that this officer has begun at a union, on this device or another. */
export const useBegun = (org: OrgId | undefined) => {
  const [forms, setForms] = useState<readonly BegunForm[]>([])
  useEffect(() => {
    if (org === undefined) return
    setForms(begunForms(org))
    void meetBegun(org, isDraft).then(() => setForms(begunForms(org)))
  }, [org])
  // a form was filled in further on another page, or handed in
  useOnReturn(() => setForms(org === undefined ? [] : begunForms(org)))
  const drop = (id: string): void => {
    if (org === undefined) return
    forgetBegun(org, id)
    setForms(begunForms(org))
  }
  return { forms, drop }
}

type OneProps = { readonly form: BegunForm; readonly onGoOn: () => void; readonly onDrop: () => void }
const One = ({ form, onGoOn, onDrop }: OneProps) => {
  const [asked, setAsked] = useState(false)
  const name = readDraft(form.value)?.applicant.name.trim() ?? ''
  const who = name === '' ? words.nameless : name
  return (
    <Card title={who} testId='begun-form'>
      <Text className='quiet'>{words.lastChange(momentText(form.updatedAt))}</Text>
      <View className='upload-acts'>
        <Button kind='plain' onTap={onGoOn} label={`${words.goOn}：${who}`} testId='begun-go-on'>
          {words.goOn}
        </Button>
        <Button
          kind='quiet'
          onTap={asked ? onDrop : () => setAsked(true)}
          label={`${asked ? words.dropSure : words.drop}：${who}`}
          testId='begun-drop'
        >
          {asked ? words.dropSure : words.drop}
        </Button>
      </View>
    </Card>
  )
}

type Props = {
  readonly forms: readonly BegunForm[]
  readonly onGoOn: (id: string) => void
  readonly onDrop: (id: string) => void
}
/** One card per begun form; the officer chooses which worker's form to continue. */
export const Begun = ({ forms, onGoOn, onDrop }: Props) =>
  forms.length === 0 ? null : (
    <Section title={words.begun}>
      {forms.map((form) => (
        <One key={form.id} form={form} onGoOn={() => onGoOn(form.id)} onDrop={() => onDrop(form.id)} />
      ))}
    </Section>
  )

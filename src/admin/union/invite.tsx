import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import type { OrgLevel } from '@domain/organisation/org'
import { POST_ROLES, type PostRole, ROLE_LEVELS } from '@domain/organisation/roles'
import {
  Button,
  Card,
  Choice,
  CodePicture,
  filled,
  optionsOf,
  Send,
  TextInput,
  toSend,
  useFields,
} from '@src/components'
import { copyText, useCommand } from '@src/gateway'
import { momentText, roleText } from '@src/text'
import { adminText } from '@src/text/admin'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'

const text = adminText.officers

const heldAt = (role: PostRole, level: OrgLevel): boolean => {
  const levels: readonly OrgLevel[] = ROLE_LEVELS[role]
  return levels.includes(level)
}

/** 1234 5678 90: grouped so that the code is easier to read out on the telephone. */
const spoken = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

const Code = ({ made, again }: { readonly made: CallOutput<'officer.invite'>; readonly again: () => void }) => (
  <Card tone='calm' title={text.code}>
    <Text className='adm-code' selectable>
      {spoken(made.code)}
    </Text>
    <View className='adm-hint'>{text.until(momentText(made.until))}</View>
    <CodePicture what='invitation' code={made.code} />
    <View className='adm-hint'>{text.codeHint}</View>
    <Button kind='plain' block onTap={() => void copyText(made.code)}>
      {text.copy}
    </Button>
    <Button kind='quiet' block onTap={again}>
      {text.inviteAnother}
    </Button>
  </Card>
)

/** Makes a one-time invite code for a person to take up a post with their own WeChat. */
export const Invite = ({ org, level }: { readonly org: OrgId; readonly level: OrgLevel }) => {
  const roles = POST_ROLES.filter((role) => heldAt(role, level))
  const command = useCommand('officer.invite')
  const [{ role, name }, field, set] = useFields({
    role: roles.length === 1 ? roles[0] : (undefined as PostRole | undefined),
    name: '',
  })
  const [made, setMade] = useState<CallOutput<'officer.invite'>>()
  const again = (): void => {
    setMade(undefined)
    set({ name: '' })
  }
  if (made !== undefined) return <Code made={made} again={again} />
  return (
    <Card>
      <Choice label={text.role} options={optionsOf(roleText, roles)} {...field('role')} testId='invite-role' />
      <TextInput label={text.name} hint={text.nameHint} {...field('name')} maxLength={30} testId='invite-name' />
      <Send
        {...toSend(command, filled({ org, role, name }), setMade, { keyFor: `${org}:${role}:${name.trim()}` })}
        label={text.send}
        testId='invite-send'
      />
    </Card>
  )
}

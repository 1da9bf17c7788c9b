import { Button, Card } from '@src/components'
import { usePlaces } from '@src/gateway'
import { policyText } from '@src/text/policy'
import { Text, View } from '@tarojs/components'
import { Ask, type Editor } from './ask'
import { at, keyOf } from './draft'
import { referralFields } from './fields'

const text = policyText.form
const PATH = ['referrals']

/** 转介: where the refused can ask for other help; a city may leave the list empty. */
export const Referrals = ({ editor }: { readonly editor: Editor }) => {
  const { options } = usePlaces()
  const kept = at(editor.draft, PATH)
  const list = Array.isArray(kept) ? kept : []
  return (
    <Card title={policyText.groups.referrals}>
      <Text className='adm-hint'>{text.referralsHint}</Text>
      {Array.from({ length: list.length }, (_, i) => `${list.length}:${i}`).map((key, i) => (
        <View key={key} className='adm-tier'>
          <View className='adm-tier-name'>{text.referral(i + 1)}</View>
          <View className='adm-fields'>
            {referralFields(i, options).map((spec) => (
              <Ask key={keyOf(spec.path)} spec={spec} editor={editor} />
            ))}
          </View>
          <Button
            kind='quiet'
            label={`${text.dropReferral} ${text.referral(i + 1)}`}
            onTap={() => editor.change(PATH, list.length === 1 ? undefined : list.filter((_one, at) => at !== i))}
          >
            {text.dropReferral}
          </Button>
        </View>
      ))}
      <Button
        kind='plain'
        onTap={() => editor.change(PATH, [...list, { place: '', phone: '', bring: '' }])}
        testId='add-referral'
      >
        {text.addReferral}
      </Button>
    </Card>
  )
}

import type { CaseView } from '@domain/contract/views'
import { acceptDetermination, type FileLevel } from '@domain/determination/determination'
import type { HardshipClass } from '@domain/household/words'
import { Banner, Button, Check, Choice, optionsOf, Select, TextArea } from '@src/components'
import { type Deed, useFollowing } from '@src/components/case-page'
import { classText, refusalText, yuanText } from '@src/text'
import { doneText } from '@src/text/case-page'
import { levelText, determinationText as words } from '@src/text/determination'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Props = { readonly view: CaseView; readonly deed: Deed }

const LEVELS = optionsOf(levelText)
const CLASSES = ['severe', 'relative', 'accident'] as const satisfies readonly HardshipClass[]

const reasonsFor = (view: CaseView, chosen: HardshipClass | undefined): string =>
  chosen === undefined ? '' : words.defaultReasons(yuanText(view.sheet.perHead), classText[chosen])

/** The class is preselected from the sheet; the person decides, within what the sheet carries. */
export const Determine = ({ view, deed }: Props) => {
  const { sheet } = view
  const supported = sheet.result === 'none' ? undefined : sheet.result
  const [chosen, choose] = useState<HardshipClass | undefined>(supported)
  const [level, setLevel] = useState<FileLevel>('city')
  const [looked, setLooked] = useState(false)
  const reasons = useFollowing(reasonsFor(view, supported))
  const carried = chosen === undefined ? undefined : acceptDetermination(chosen, sheet)
  const ready = carried?.ok === true && reasons.text.trim() !== '' && (!sheet.nearLine || looked)
  return (
    <View className='case-form'>
      {supported === undefined && <Banner tone='red' text={words.noneSupported} />}
      <Choice
        label={words.class}
        options={CLASSES.map((value) => ({
          value,
          label: classText[value],
          hint: acceptDetermination(value, sheet).ok ? words.bySheet : words.notSupported,
        }))}
        value={chosen}
        onChange={(next) => {
          choose(next)
          reasons.follow(reasonsFor(view, next))
        }}
        testId='class'
      />
      {carried?.ok === false && <Banner tone='red' text={refusalText(carried.refusal)} />}
      <Select label={words.level} options={LEVELS} value={level} onChange={setLevel} testId='level' />
      <TextArea
        label={words.reasons}
        value={reasons.text}
        onChange={reasons.write}
        maxLength={500}
        testId='determine-reasons'
      />
      {sheet.nearLine && (
        <View>
          <Banner tone='amber' text={words.nearLine} testId='near-line' />
          <Check label={words.nearLineCheck} value={looked} onChange={setLooked} testId='near-line-looked' />
        </View>
      )}
      <Button
        kind='primary'
        busy={deed.busy}
        disabled={!ready}
        onTap={() => {
          if (chosen === undefined) return
          void deed.run(
            'determination.determine',
            { class: chosen, level, reasons: reasons.text, sheetNet: sheet.net },
            doneText.determine,
          )
        }}
        testId='determine-submit'
      >
        {words.submit}
      </Button>
    </View>
  )
}

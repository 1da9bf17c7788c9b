import type { CaseView } from '@domain/contract/views'
import { acceptDetermination, type FileLevel } from '@domain/determination/determination'
import type { HardshipClass } from '@domain/household/words'
import { showDate } from '@domain/kernel/plain-date'
import { Banner, Button, Check, Choice, filled, optionsOf, Row, Select, SheetTable, TextArea } from '@src/components'
import { type CaseStep, namesOf, stepButton, useFollowing } from '@src/features/case-page'
import { classText, doneText, fileLevelText, refusalText, yuanText } from '@src/text'
import { determinationText as words } from '@src/text/determination'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Props = {
  readonly view: CaseView
  readonly caseStep: CaseStep
  /** for a file that was visited again */
  readonly again?: boolean
}

const LEVELS = optionsOf(fileLevelText)
const CLASSES = ['severe', 'relative', 'accident'] as const satisfies readonly HardshipClass[]

const reasonsFor = (view: CaseView, again: boolean, chosen: HardshipClass | undefined): string => {
  if (chosen === undefined) return ''
  return (again ? words.reasonsAgain : words.defaultReasons)(yuanText(view.sheet.perHead), classText[chosen])
}

/** The sheet of the earlier determination beside the sheet to be decided on now. */
const Sheets = ({ view }: { readonly view: CaseView }) => (
  <View>
    <View className='case-hint'>{words.againLead}</View>
    {view.determination !== undefined && (
      <Row
        label={words.before(showDate(view.determination.on))}
        value={`${classText[view.determination.class]}，${words.perHead(yuanText(view.determination.sheet.perHead))}`}
      />
    )}
    <Row label={words.now} value={`${classText[view.sheet.result]}，${words.perHead(yuanText(view.sheet.perHead))}`} />
    <SheetTable sheet={view.sheet} names={namesOf(view)} />
  </View>
)

/** The class is preselected from the sheet; the person decides among the classes that the sheet supports. */
export const Determine = ({ view, caseStep, again = false }: Props) => {
  const { sheet } = view
  const supported = sheet.result === 'none' ? undefined : sheet.result
  const [chosen, choose] = useState<HardshipClass | undefined>(supported)
  const [level, setLevel] = useState<FileLevel>(view.determination?.level ?? 'city')
  const [looked, setLooked] = useState(false)
  const reasons = useFollowing(reasonsFor(view, again, supported))
  const carried = chosen === undefined ? undefined : acceptDetermination(chosen, sheet)
  const decided =
    carried?.ok === true &&
    (!sheet.nearLine || looked) &&
    filled({ class: chosen, level, reasons: reasons.text, sheetNet: sheet.net })
  return (
    <View className='case-form'>
      {again && <Sheets view={view} />}
      {supported === undefined && <Banner tone='amber' text={again ? words.noneAgain : words.noneSupported} />}
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
          reasons.follow(reasonsFor(view, again, next))
        }}
        testId='class'
      />
      {carried?.ok === false && <Banner tone='amber' text={refusalText(carried.refusal)} />}
      <Select label={words.level} options={LEVELS} value={level} onChange={setLevel} testId='level' />
      <TextArea label={words.reasons} {...reasons.field} maxLength={500} testId='determine-reasons' />
      {sheet.nearLine && (
        <View>
          <Banner tone='amber' text={words.nearLine} testId='near-line' />
          <Check label={words.nearLineCheck} value={looked} onChange={setLooked} testId='near-line-looked' />
        </View>
      )}
      <Button
        kind='primary'
        {...(again
          ? stepButton(caseStep, 'determination.redetermine', decided, doneText.redetermine)
          : stepButton(caseStep, 'determination.determine', decided, doneText.determine))}
        testId='determine-submit'
      >
        {again ? words.submitAgain : words.submit}
      </Button>
    </View>
  )
}

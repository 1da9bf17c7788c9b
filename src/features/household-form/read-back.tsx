import { isKeyOf } from '@domain/kernel/keys'
import { Banner, Button, Card, Row } from '@src/components'
import { reloadPolicy } from '@src/gateway'
import {
  accidentText,
  causeText,
  dateText,
  employmentText,
  healthText,
  homeText,
  housingText,
  incomeText,
  insuranceText,
  maritalText,
  monthText,
  proofText,
  relationText,
  residenceText,
  rigidText,
  schoolText,
  sectorText,
  statusText,
  vehicleText,
  yuanText,
} from '@src/text'
import { app } from '@src/text/app'
import { apply, STEP_KEYS, type StepKey, stepText } from '@src/text/apply'
import { consentText } from '@src/text/consent'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { bornText } from './born'
import { wrongsOf } from './check'
import type { FormDraft } from './draft'
import type { StepProps } from './step'
import { peopleOf } from './suggest'

type Line = readonly [label: string, value: string]

const said = <K extends string>(words: Record<K, string>, key: K | undefined): string =>
  key === undefined ? '' : words[key]
const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? app.yes : app.no)
const listed = (lines: readonly Line[]): readonly Line[] => (lines.length > 0 ? lines : [[apply.none, '']])

const moneyLines = <K extends string>(
  draft: FormDraft,
  lines: readonly { readonly member: string; readonly kind: K; readonly amount?: number | undefined }[],
  words: Record<K, string>,
): readonly Line[] => {
  const names = new Map<string, string>(peopleOf(draft).map((person) => [person.key, person.name]))
  return listed(
    lines
      .filter((line) => line.amount !== undefined && names.has(line.member))
      .map((line) => [`${names.get(line.member)} ${words[line.kind]}`, yuanText(line.amount ?? 0)]),
  )
}

const accidentLines = ({ hadAccident, accident }: FormDraft): readonly Line[] =>
  hadAccident === true
    ? [
        [said(accidentText, accident.kind), dateText(accident.happenedOn)],
        [apply.accidentCost, yuanText(accident.cost ?? 0)],
        [apply.accidentRecovered, yuanText(accident.recovered ?? 0)],
      ]
    : [[apply.hadAccident, yesNo(hadAccident)]]

const LINES: Record<
  Exclude<StepKey, 'read' | 'sign'>,
  (draft: FormDraft, today: StepProps['today']) => readonly Line[]
> = {
  unit: ({ base }) => [[apply.chosen, base?.name ?? '']],
  self: ({ applicant: a }, today) => [
    [apply.name, a.name],
    [apply.idNumber, a.idNumber],
    [apply.birthAndSex, bornText(a.idNumber, today) ?? ''],
    [apply.mobile, a.mobile],
    [apply.ethnicity, a.ethnicity],
  ],
  home: ({ applicant: a }) => [
    [apply.registeredAddress, a.registeredAddress],
    [apply.presentAddress, a.presentAddress],
    [apply.residence, said(residenceText, a.residence)],
    [apply.marital, said(maritalText, a.marital)],
    [apply.housingKind, said(housingText, a.housingKind)],
    [apply.squareMetres, a.squareMetres === undefined ? '' : `${a.squareMetres} ${apply.squareMetresUnit}`],
  ],
  work: ({ applicant: a }) => [
    [apply.employment, said(employmentText, a.employment)],
    [apply.employer, a.employer],
    [apply.sector, said(sectorText, a.sector)],
    [apply.hiredIn, a.hiredIn === '' ? '' : monthText(a.hiredIn)],
    [apply.insurance, said(insuranceText, a.insurance)],
    [apply.singleParent, yesNo(a.singleParent)],
    [apply.zeroEmployment, yesNo(a.zeroEmployment)],
  ],
  health: ({ applicant: a }) => [
    [apply.health, said(healthText, a.health)],
    [apply.healthDetail, a.healthDetail],
  ],
  members: ({ members }, today) =>
    listed(
      members.map((m) => [
        `${said(relationText, m.relation)} ${m.name}`,
        [
          m.idNumber,
          bornText(m.idNumber, today) ?? '',
          said(statusText, m.status),
          m.status === 'student' ? said(schoolText, m.schoolStage) : '',
          said(healthText, m.health),
          m.counted ? '' : m.notCountedBecause,
        ]
          .filter((part) => part !== '')
          .join('，'),
      ]),
    ),
  income: (draft) => moneyLines(draft, draft.incomes, incomeText),
  costs: (draft) => [...moneyLines(draft, draft.costs, rigidText), ...accidentLines(draft)],
  property: ({ homes, vehicles, otherProperty }) =>
    listed([
      ...homes.map((home): Line => [said(homeText, home.kind), `${home.squareMetres ?? ''} ${apply.squareMetresUnit}`]),
      ...vehicles.map((vehicle): Line => [said(vehicleText, vehicle.kind), `${vehicle.boughtIn ?? ''}`]),
      ...(otherProperty === '' ? [] : [[apply.otherProperty, otherProperty] as const]),
    ]),
  cause: ({ applicant: a }) => [
    [apply.mainCause, said(causeText, a.mainCause)],
    [apply.otherCauses, a.otherCauses.map((cause) => causeText[cause]).join('、')],
    [apply.story, a.story],
    [apply.otherAid, a.otherAid],
  ],
  proofs: ({ proofs }) =>
    proofs
      .filter((proof) => proof.files.length > 0 || proof.cannotGet !== undefined)
      .map((proof) => [
        proofText[proof.type].name,
        proof.files.length > 0 ? apply.photos(proof.files.length) : `${apply.cannotGet}：${proof.cannotGet ?? ''}`,
      ]),
  account: ({ account: a }) => [
    [apply.bank, a.bank],
    [apply.branch, a.branch],
    [apply.number, a.number],
  ],
  consents: ({ consents, applicant, members }) =>
    consents.map((pair) => {
      const [matter = '', member = ''] = pair.split(':')
      const name = members.find((one) => one.key === member)?.name ?? applicant.name
      return [isKeyOf(consentText, matter) ? consentText[matter].title : matter, name]
    }),
}

/** Every answer for review before the signature; inconsistencies are marked, each with a link to correct it. */
export const ReadStep = ({ draft, today, steps, goTo }: StepProps) => {
  useEffect(() => void reloadPolicy(), [])
  const parts = STEP_KEYS.filter((key): key is keyof typeof LINES => isKeyOf(LINES, key))
  return (
    <View>
      {parts.map((key) => {
        const wrongs = [...new Set(Object.values(wrongsOf(key, draft, today)))]
        return (
          <Card key={key} title={stepText[key].title} testId={`read-${key}`}>
            {wrongs.map((text) => (
              <Banner key={text} tone='red' text={text} />
            ))}
            {LINES[key](draft, today)
              .filter(([label, value]) => value !== '' || label === apply.none)
              .map(([label, value]) => (
                <Row key={`${label}${value}`} label={label} value={value} />
              ))}
            {steps.includes(key) && (
              <Button
                kind='quiet'
                onTap={() => goTo(key)}
                label={`${wrongs.length > 0 ? apply.goFix : apply.edit}：${stepText[key].title}`}
                testId={`edit-${key}`}
              >
                {wrongs.length > 0 ? apply.goFix : apply.edit}
              </Button>
            )}
          </Card>
        )
      })}
      <Text className='quiet'>{stepText.read.lead}</Text>
    </View>
  )
}

/** The first screen before the signature that has an error. */
export const firstWrongStep = (
  draft: FormDraft,
  today: StepProps['today'],
  steps: readonly StepKey[],
): StepKey | undefined => steps.find((key) => key !== 'sign' && Object.keys(wrongsOf(key, draft, today)).length > 0)

import { maskedId } from '@domain/household/personal-id'
import { maskAccount, maskId, maskMobile } from '@domain/kernel/masked'
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
import { apply, type BlockKey, blockText } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { testAttribute } from '../../components/a11y'
import { idOf } from './age'
import { bornText } from './born'
import { wrongsOf } from './check'
import { asksSingleParent, asksZeroEmployment, employerOf, type FormDraft, maritalOf, presentAddressOf } from './draft'
import type { StepProps } from './step'
import { peopleOf } from './suggest'

type Line = readonly [label: string, value: string]

const said = <K extends string>(words: Record<K, string>, key: K | undefined): string =>
  key === undefined ? '' : words[key]
const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? app.yes : app.no)

const moneyLines = <K extends string>(
  draft: FormDraft,
  lines: readonly { readonly member: string; readonly kind: K; readonly amount?: number | undefined }[],
  words: Record<K, string>,
): readonly Line[] => {
  const names = new Map<string, string>(peopleOf(draft).map((person) => [person.key, person.name]))
  // grouped by person; what somebody does not have is not a line
  return peopleOf(draft).flatMap(({ key }) =>
    lines
      .filter((line) => line.member === key && (line.amount ?? 0) > 0)
      .map((line): Line => [apply.earns(names.get(key) ?? '', words[line.kind]), yuanText(line.amount ?? 0)]),
  )
}

const accidentLines = ({ hadAccident, accident }: FormDraft): readonly Line[] =>
  hadAccident === true
    ? [
        [said(accidentText, accident.kind), dateText(accident.happenedOn)],
        [apply.accidentCost, yuanText(accident.cost ?? 0)],
        [apply.accidentRecovered, yuanText(accident.recovered ?? 0)],
      ]
    : [[apply.accidentTitle, hadAccident === undefined ? '' : apply.none]]

const aboutMe = (draft: FormDraft, a: FormDraft['applicant'], today: StepProps['today']): readonly Line[] => [
  [apply.unitOwn, draft.base?.name ?? ''],
  [apply.name, a.name],
  [apply.idNumber, a.idNumber === '' ? '' : maskId(a.idNumber)],
  [apply.birthAndSex, bornText(a, today) ?? ''],
  [apply.mobile, a.mobile === '' ? '' : maskMobile(a.mobile)],
  [apply.ethnicity, a.ethnicity],
  [apply.employment, said(employmentText, a.employment)],
  [apply.employer, employerOf(draft)],
  [apply.sector, said(sectorText, a.sector)],
  [apply.hiredIn, a.hiredIn === '' ? '' : monthText(a.hiredIn)],
  [apply.insurance, said(insuranceText, a.insurance)],
  [apply.health, said(healthText, a.health)],
  [apply.healthDetail, a.health === 'good' ? '' : a.healthDetail],
]

const aboutHome = (draft: FormDraft): readonly Line[] => {
  const { applicant: a } = draft
  return [
    [apply.registeredAddress, a.registeredAddress],
    [apply.presentAddress, presentAddressOf(draft)],
    [apply.residence, said(residenceText, a.residence)],
    [apply.marital, said(maritalText, maritalOf(draft))],
    [apply.housingKind, said(housingText, a.housingKind)],
    [apply.squareMetres, a.squareMetres === undefined ? '' : `${a.squareMetres} ${apply.squareMetresUnit}`],
    ...(asksSingleParent(draft) ? [[apply.singleParent, yesNo(a.singleParent)] as const] : []),
    ...(asksZeroEmployment(draft) ? [[apply.zeroEmployment, yesNo(a.zeroEmployment)] as const] : []),
  ]
}

/** As it may stand on the page: masked, also while it is only half typed. */
const idShown = (m: FormDraft['members'][number]): string => {
  const id = idOf(m)
  if (id !== undefined) return maskedId(id)
  return m.idNumber === '' ? '' : maskId(m.idNumber)
}

const aboutMembers = ({ members }: FormDraft, today: StepProps['today']): readonly Line[] =>
  members.map((m) => [
    `${said(relationText, m.relation)} ${m.name}`,
    [
      idShown(m),
      bornText(m, today) ?? '',
      said(statusText, m.status),
      m.status === 'student' ? said(schoolText, m.schoolStage) : '',
      said(healthText, m.health),
      m.health === 'good' ? '' : m.healthDetail,
      m.counted === false ? m.notCountedBecause : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  ])

const ownedLines = ({ hasHomes, homes, hasVehicles, vehicles, otherProperty }: FormDraft): readonly Line[] => [
  ...(hasHomes === false
    ? [[apply.homes, apply.none] as const]
    : homes.map(
        (home): Line => [
          said(homeText, home.kind),
          home.squareMetres === undefined ? '' : `${home.squareMetres} ${apply.squareMetresUnit}`,
        ],
      )),
  ...(hasVehicles === false
    ? [[apply.vehicles, apply.none] as const]
    : vehicles.map((vehicle): Line => [said(vehicleText, vehicle.kind), `${vehicle.boughtIn ?? ''}`])),
  [apply.otherProperty, otherProperty],
]

type ReadKey = Exclude<BlockKey, 'agree'>
const LINES: Record<ReadKey, (draft: FormDraft, today: StepProps['today']) => readonly Line[]> = {
  family: (draft, today) => [
    ...aboutMe(draft, draft.applicant, today),
    ...aboutHome(draft),
    ...aboutMembers(draft, today),
    ...moneyLines(draft, draft.incomes, incomeText),
  ],
  money: (draft) => [...moneyLines(draft, draft.costs, rigidText), ...accidentLines(draft), ...ownedLines(draft)],
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
  account: ({ account: a }) =>
    a.none === true
      ? [[apply.noCardYet, a.because ?? '']]
      : [
          [apply.bank, a.bank],
          [apply.branch, a.branch],
          [apply.number, a.number === '' ? '' : maskAccount(a.number)],
        ],
}
const READ = Object.keys(LINES) as ReadKey[]

/** Every answer for review before the signature; inconsistencies are marked, each with a link to correct it. */
export const ReadBack = ({ draft, today, goTo }: StepProps) => {
  useEffect(() => void reloadPolicy(), [])
  return (
    <View {...testAttribute('read-back')}>
      <Text className='quiet'>{apply.readLead}</Text>
      {READ.map((key) => {
        const wrongs = [...new Set(Object.values(wrongsOf(key, draft, today)))]
        const change = wrongs.length > 0 ? apply.goFix : apply.edit
        return (
          <Card
            key={key}
            title={blockText[key].title}
            aside={
              <Button
                kind='quiet'
                onTap={() => goTo(key)}
                label={`${change}：${blockText[key].title}`}
                testId={`edit-${key}`}
              >
                {change}
              </Button>
            }
            testId={`read-${key}`}
          >
            {wrongs.map((text) => (
              <Banner key={text} tone='amber' text={text} />
            ))}
            {LINES[key](draft, today)
              .filter(([, value]) => value !== '')
              .map(([label, value]) => (
                <Row key={`${label}${value}`} label={label} value={value} />
              ))}
          </Card>
        )
      })}
    </View>
  )
}

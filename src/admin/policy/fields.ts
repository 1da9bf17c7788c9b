import { LOOKS_PER_HOUR } from '@domain/policy/looks-per-hour'
import { Counterpart, SOURCES, STAGE_ORDERS } from '@domain/policy/policy'
import { ReferralKind } from '@domain/policy/referral'
import { counterpartText, roleText, sourceText } from '@src/text'
import { referralText } from '@src/text/help'
import { policyText } from '@src/text/policy'
import type { Path } from './draft'

const { fields, units, orders, operators, reruns } = policyText

type Option = { readonly value: string; readonly label: string }
/** The kind of input for one value of the policy. */
export type FieldSpec = { readonly path: Path; readonly label: string; readonly hint?: string } & (
  | { readonly kind: 'text'; readonly longest?: number }
  | { readonly kind: 'money' | 'date' | 'time' | 'yes-no' | 'counterparts' | 'levels' | 'names' }
  | { readonly kind: 'number'; readonly unit?: string }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
)
export type Group = { readonly title: string; readonly fields: readonly FieldSpec[] }

type FieldWord = keyof typeof fields

const number = (path: Path, word: FieldWord, unit?: string): FieldSpec => ({
  path,
  label: fields[word],
  kind: 'number',
  ...(unit === undefined ? {} : { unit }),
})
const money = (path: Path, word: FieldWord): FieldSpec => ({ path, label: fields[word], kind: 'money' })
const optionsOf = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map((value) => ({ value, label: words[value] }))

const CLASSES = ['severe', 'relative', 'accident'] as const
const STAGES = [
  'kindergarten',
  'primary',
  'junior',
  'senior',
  'vocational',
  'junior-college',
  'bachelor',
  'postgraduate',
] as const
const FLAT = ['festival', 'employment', 'temporary'] as const
const CLOCKS = [
  'accept',
  'survey',
  'deliberation',
  'post',
  'countyReview',
  'city',
  'objection',
  'correction',
  'hitReply',
] as const

const LOOKERS = ['base-officer', 'county-reviewer', 'city-reviewer', 'fund-officer', 'auditor'] as const

export const basics: Group = {
  title: policyText.groups.basics,
  fields: [
    { path: ['version'], label: fields.version, kind: 'text' },
    { path: ['effectiveFrom'], label: fields.effectiveFrom, kind: 'date' },
    { path: ['applicationsOpen'], label: fields.applicationsOpen, kind: 'yes-no' },
    { path: ['demo'], label: fields.demo, kind: 'yes-no', hint: policyText.form.notReal },
  ],
}

/** The values that differ from area to area: lines and standards. */
export const areaGroups = (area: string): readonly Group[] => {
  const lines = (key: string): Path => ['areas', area, 'lines', key]
  const standard = (...path: Path): Path => ['areas', area, 'standards', ...path]
  return [
    {
      title: policyText.groups.lines,
      fields: [
        money(lines('lowIncome'), 'lowIncome'),
        number(lines('relativeTenths'), 'relativeTenths', units.tenths),
        {
          path: lines('operator'),
          label: fields.operator,
          kind: 'choice',
          options: optionsOf(['below', 'at-most'] as const, operators),
        },
        money(lines('minimumWage'), 'minimumWage'),
        number(lines('accidentPercent'), 'accidentPercent', units.percent),
        number(lines('attentionPermille'), 'attentionPermille', units.permille),
      ],
    },
    { title: policyText.groups.living, fields: CLASSES.map((key) => money(standard('living', key), key)) },
    { title: policyText.groups.tuition, fields: STAGES.map((key) => money(standard('tuition', key), key)) },
    { title: policyText.groups.flat, fields: FLAT.map((key) => money(standard(key), key)) },
  ]
}

/** One tier of medical aid: from this self-paid cost, this amount is paid. */
export const tierFields = (area: string, i: number): readonly FieldSpec[] => {
  const tier = (key: string): Path => ['areas', area, 'standards', 'medical', i, key]
  return [money(tier('from'), 'from'), money(tier('amount'), 'amount')]
}

/** One entry of the list of other help; `places`: the jurisdictions it may be for. */
export const referralFields = (i: number, places: readonly Option[]): readonly FieldSpec[] => {
  const path = (key: string): Path => ['referrals', i, key]
  const text = (key: FieldWord & string, longest: number): FieldSpec => ({
    path: path(key),
    label: fields[key],
    kind: 'text',
    longest,
  })
  return [
    {
      path: path('kind'),
      label: fields.helpKind,
      kind: 'choice',
      options: ReferralKind.options.map((value) => ({ value, label: referralText[value].name })),
    },
    {
      path: path('area'),
      label: fields.helpArea,
      kind: 'choice',
      options: [{ value: '', label: policyText.form.anyArea }, ...places],
    },
    text('place', 100),
    text('phone', 40),
    text('bring', 200),
  ]
}

export const cityGroups: readonly Group[] = [
  {
    title: policyText.groups.caps,
    fields: [
      number(['caps', 'livingMonths'], 'livingMonths', units.months),
      number(['caps', 'tuitionMonths'], 'tuitionMonths', units.months),
      {
        path: ['eligibilityRerun'],
        label: fields.eligibilityRerun,
        kind: 'choice',
        options: optionsOf(['refuse', 'mark'] as const, reruns),
      },
      { ...number(['validMonths'], 'validMonths', units.months), hint: policyText.form.validMonthsHint },
      { path: ['payoutDeadline'], label: fields.payoutDeadline, kind: 'text' },
    ],
  },
  {
    title: policyText.groups.fundLevels,
    fields: SOURCES.map((source) => ({
      path: ['fundLevels', source],
      label: sourceText[source],
      kind: 'levels' as const,
      hint: policyText.form.levelsHint,
    })),
  },
  {
    title: policyText.groups.steps,
    fields: [
      { path: ['stageOrder'], label: fields.stageOrder, kind: 'choice', options: optionsOf(STAGE_ORDERS, orders) },
      { path: ['crosscheck', 'counterparts'], label: fields.counterparts, kind: 'counterparts' },
      number(['notice', 'workingDays'], 'workingDays', units.days),
      number(['notice', 'repeatWorkingDays'], 'repeatWorkingDays', units.days),
      number(['notice', 'upperUnionBelowStaff'], 'upperUnionBelowStaff', units.people),
      number(['survey', 'surveyorsMin'], 'surveyorsMin', units.people),
      number(['deliberation', 'attendeesMin'], 'attendeesMin', units.people),
      number(['deliberation', 'quorumPercent'], 'quorumPercent', units.percent),
      number(['deliberation', 'majorityPercent'], 'majorityPercent', units.percent),
    ],
  },
  {
    title: policyText.groups.clocks,
    fields: [
      ...CLOCKS.map((key) => number(['clocks', key], key, units.days)),
      number(['traceDays'], 'traceDays', units.days),
      { path: ['digestAt'], label: fields.digestAt, kind: 'time', hint: policyText.form.digestHint },
    ],
  },
  {
    title: policyText.groups.sources,
    fields: Counterpart.options.map((counterpart) => ({
      path: ['crosscheck', 'sources', counterpart],
      label: counterpartText[counterpart].bureau,
      kind: 'names' as const,
      hint: policyText.form.sourcesHint,
    })),
  },
  {
    title: policyText.groups.bounds,
    fields: [
      number(['crosscheck', 'bounds', 'areaPercent'], 'areaPercent', units.percent),
      number(['crosscheck', 'bounds', 'vehicleYears'], 'vehicleYears', units.calendarYears),
      number(['crosscheck', 'bounds', 'incomePercent'], 'incomePercent', units.percent),
      { ...money(['crosscheck', 'bounds', 'deposits'], 'deposits'), hint: policyText.form.boundsHint },
    ],
  },
  {
    title: policyText.groups.looks,
    fields: LOOKERS.map((role) => ({
      path: ['looks', 'perHour', role],
      label: roleText[role],
      kind: 'number' as const,
      unit: units.times,
      hint: policyText.form.looksUsual(LOOKS_PER_HOUR[role]),
    })),
  },
  {
    title: policyText.groups.imputation,
    fields: [
      number(['imputation', 'fromAge'], 'fromAge', units.years),
      number(['imputation', 'maleBelow'], 'maleBelow', units.years),
      number(['imputation', 'femaleBelow'], 'femaleBelow', units.years),
    ],
  },
]

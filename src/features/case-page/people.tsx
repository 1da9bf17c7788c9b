import type { CaseView } from '@domain/contract/views'
import { APPLICANT } from '@domain/household/declaration'
import { Row, Table, Tag } from '@src/components'
import {
  causeText,
  consentHowText,
  employmentText,
  healthText,
  homeText,
  housingText,
  insuranceText,
  maritalText,
  monthText,
  relationText,
  residenceText,
  schoolText,
  sectorText,
  statusText,
  vehicleText,
  whyThroughText,
} from '@src/text'
import { applicantLabel, casePageText, memberLabel, propertyText } from '@src/text/case-page'
import { Text, View } from '@tarojs/components'
import { Covered } from './reveal'

type Props = { readonly view: CaseView }
const { yes, no, none, squareMetres } = casePageText
const orNone = (text: string): string => (text === '' ? none : text)

/** The applicant's data. */
export const ApplicantSection = ({ view }: Props) => {
  const a = view.declaration.applicant
  const { account } = view.declaration
  return (
    <View>
      <View className='case-facts'>
        {a.name.includes('*') && (
          <Row label={applicantLabel.name}>
            <Covered member={APPLICANT} field='name' shown={a.name} />
          </Row>
        )}
        <Row label={applicantLabel.idNumber}>
          <Covered member={APPLICANT} field='idNumber' shown={a.idNumber} />
        </Row>
        <Row label={applicantLabel.mobile}>
          <Covered member={APPLICANT} field='mobile' shown={a.mobile} />
        </Row>
        <Row label={applicantLabel.ethnicity} value={a.ethnicity} />
        <Row label={applicantLabel.employment} value={employmentText[a.employment]} />
        <Row label={applicantLabel.employer} value={orNone(a.employer)} />
        <Row label={applicantLabel.sector} value={sectorText[a.sector]} />
        {a.hiredIn !== undefined && <Row label={applicantLabel.hiredIn} value={monthText(a.hiredIn)} />}
        <Row label={applicantLabel.marital} value={maritalText[a.marital]} />
        <Row label={applicantLabel.residence} value={residenceText[a.residence]} />
        <Row label={applicantLabel.registeredAddress}>
          <Covered member={APPLICANT} field='registeredAddress' shown={a.registeredAddress} />
        </Row>
        <Row label={applicantLabel.presentAddress}>
          <Covered member={APPLICANT} field='presentAddress' shown={a.presentAddress} />
        </Row>
        <Row
          label={applicantLabel.housing}
          value={`${housingText[a.housing.kind]}，${squareMetres(a.housing.squareMetres)}`}
        />
        <Row label={applicantLabel.insurance} value={insuranceText[a.insurance]} />
        <Row label={applicantLabel.health} value={healthText[a.health]} />
        {a.health !== 'good' && (
          <Row label={applicantLabel.healthDetail}>
            <Covered member={APPLICANT} field='healthDetail' shown={a.healthDetail} />
          </Row>
        )}
        <Row label={applicantLabel.singleParent} value={a.singleParent ? yes : no} />
        <Row label={applicantLabel.zeroEmployment} value={a.zeroEmployment ? yes : no} />
        {account === undefined ? (
          <Row label={applicantLabel.account} value={casePageText.noAccount(view.declaration.noAccountBecause ?? '')} />
        ) : (
          <>
            <Row label={applicantLabel.bank} value={`${account.bank} ${account.branch}`} />
            <Row label={applicantLabel.account}>
              <Covered member={APPLICANT} field='account' shown={account.number} />
            </Row>
          </>
        )}
      </View>
      <Row
        label={applicantLabel.mainCause}
        value={[a.mainCause, ...a.otherCauses].map((cause) => causeText[cause]).join('、')}
      />
      <Row label={applicantLabel.story} value={orNone(a.story)} />
      {a.otherAid !== '' && <Row label={applicantLabel.otherAid} value={a.otherAid} />}
    </View>
  )
}

type Member = CaseView['declaration']['members'][number]
const statusOf = (m: Member): string =>
  [statusText[m.status], m.schoolStage === undefined ? '' : schoolText[m.schoolStage]]
    .filter((text) => text !== '')
    .join('，')

const memberColumns = [
  {
    key: 'person',
    width: '136px',
    title: memberLabel.person,
    render: (m: Member) => <Covered member={m.key} field='name' shown={m.name} />,
  },
  { key: 'relation', width: '72px', title: memberLabel.relationShort, render: (m: Member) => relationText[m.relation] },
  {
    key: 'idNumber',
    // the number on one line; on a small screen the button to reveal it goes below
    width: 'clamp(176px, 16vw, 232px)',
    title: memberLabel.idNumber,
    render: (m: Member) => <Covered member={m.key} field='idNumber' shown={m.idNumber} />,
  },
  { key: 'status', title: memberLabel.status, render: statusOf },
  {
    key: 'health',
    title: memberLabel.health,
    render: (m: Member) => (
      <View>
        <Text>{healthText[m.health]}</Text>
        {m.healthDetail !== '' && <Covered member={m.key} field='healthDetail' shown={m.healthDetail} />}
      </View>
    ),
  },
  {
    key: 'workplace',
    title: memberLabel.workplace,
    render: (m: Member) => <Covered member={m.key} field='workplace' shown={m.workplace} />,
  },
  {
    key: 'counted',
    title: memberLabel.counted,
    render: (m: Member) =>
      m.counted ? memberLabel.counts : <Tag tone='amber'>{memberLabel.notCounted(m.notCountedBecause)}</Tag>,
  },
]

/** The members whose consent the applicant stated, with the reason: they may be asked at the visit. */
const StatedConsents = ({ view }: Props) => {
  const stated = view.consents.filter(({ matter, how }) => matter === 'crosscheck' && how === 'through-applicant')
  const { members } = view.declaration
  return stated.map(({ member, how, why }) => {
    const relation = members.find(({ key }) => key === member)?.relation
    return (
      <Row
        key={member}
        label={memberLabel.consentOf(relation === undefined ? '' : relationText[relation])}
        value={`${consentHowText[how]}：${why === undefined ? memberLabel.noWhy : whyThroughText[why]}`}
        testId={`stated-consent-${member}`}
      />
    )
  })
}

/** Members and property of the household. */
export const HouseholdSection = ({ view }: Props) => {
  const { members, property } = view.declaration
  return (
    <View>
      <View className='case-members'>
        <Table columns={memberColumns} rows={members} rowKey={(m) => m.key} empty={memberLabel.none} />
      </View>
      <StatedConsents view={view} />
      <Row
        label={propertyText.homes}
        value={
          property.homes.length === 0
            ? propertyText.none
            : property.homes.map((h) => `${homeText[h.kind]} ${squareMetres(h.squareMetres)}`).join('；')
        }
      />
      <Row
        label={propertyText.vehicles}
        value={
          property.vehicles.length === 0
            ? propertyText.none
            : property.vehicles.map((v) => `${vehicleText[v.kind]}，${propertyText.vehicleYear(v.boughtIn)}`).join('；')
        }
      />
      {property.other !== '' && <Row label={propertyText.other} value={property.other} />}
    </View>
  )
}

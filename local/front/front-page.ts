import type { PlainDate } from '@domain/kernel/plain-date'
import { showDate } from '@domain/kernel/plain-date'
import type { Persona } from '../desk/desk-people'
import { type Html, html } from './html'
import type { Standing, StopNow } from './road'
import { SCRIPT } from './script'
import { holdsPhone } from './stops'
import { STYLE } from './style'
import { BECAUSE_WORDS, GROUP_WORDS, WORDS } from './words'

export type ShownMessage = {
  readonly at: string
  readonly to: string
  /** the fields of the WeChat template, in order */
  readonly fields: readonly string[]
  readonly state: 'waiting' | 'sending' | 'sent' | 'not-sent'
  readonly because?: string | undefined
}
export type FrontFacts = {
  readonly today: PlainDate
  readonly time: string
  readonly road: readonly StopNow[]
  readonly people: readonly Persona[]
  readonly messages: readonly ShownMessage[]
}

const whole = (title: string, body: Html, script = ''): string =>
  `<!doctype html>${
    html`<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="icon" href="data:,"><style>${{ html: STYLE }}</style></head><body>${body}<script>${{ html: script }}</script></body></html>`
      .html
  }`

const newcomerButton = (kind: string): Html => html`<button class="btn ${kind} newcomer">${WORDS.newcomer}</button>`

/** The page of whoever does the next thing, in one tap: in a phone's frame, or as wide as the window. */
const addressOf = (persona: Persona, at: string): string =>
  holdsPhone(persona) ? `/phone/${persona.key}?at=${encodeURIComponent(at)}` : `/as/${persona.key}/#/${at}`

const postOf = (persona: Persona): string =>
  persona.group === 'worker' ? WORDS.self : (persona.about.split(' · ')[1] ?? GROUP_WORDS[persona.group])

const doLink = ({ next, doer }: Standing): Html =>
  doer === undefined
    ? html`<span class="none">${WORDS.nobodyMay}</span>`
    : html`<a class="btn do" href="${addressOf(doer, next.at)}">${WORDS.doAs(next.words, postOf(doer), doer.name)}</a>`

const household = (one: Standing): Html =>
  html`<div class="stands"><div><b>${one.household.name}</b><span class="about">${one.household.about.split(' · ')[0] ?? ''}</span></div>${doLink(one)}</div>`

const stopCard = ({ stop, standing }: StopNow, no: number): Html => {
  const [first, ...others] = standing
  const here =
    stop.key === 'begin'
      ? html`<div class="stands"><span class="about">${WORDS.newcomerLead}</span>${newcomerButton('do')}</div>`
      : first === undefined
        ? html`<p class="none">${WORDS.nobodyHere}</p>`
        : household(first)
  return html`<li class="card stop"><div class="no" aria-hidden="true">${no}</div><div class="what">
<h3>${stop.title}</h3><p class="lead">${stop.about}</p>${here}
${others.length === 0 ? html`` : html`<details><summary>${WORDS.othersHere(others.length)}</summary>${others.map(household)}</details>`}
</div></li>`
}

const personRow = (persona: Persona): Html =>
  html`<li hidden data-find="${persona.name} ${persona.about}"><div><b>${persona.name}</b><span class="about">${persona.about}</span></div><div class="go"><a class="btn" href="/phone/${persona.key}" aria-label="${persona.name}，${WORDS.phone}">${WORDS.phone}</a><a class="btn" href="/as/${persona.key}/" target="_blank" rel="noopener" aria-label="${persona.name}，${WORDS.wide}">${WORDS.wide}</a></div></li>`

const peopleCard = (people: readonly Persona[]): Html => html`<section class="card" aria-labelledby="people">
<h2 id="people">${WORDS.people}</h2><label class="lead" for="find">${WORDS.peopleLead(people.length)}</label>
<input id="find" class="find" type="search" autocomplete="off" placeholder="${WORDS.peopleHint}">
<p class="say quiet" id="found" role="status" data-nobody="${WORDS.nobodyFound}"></p><ul class="people" id="list">${people.map(personRow)}</ul></section>`

const stateWords = (message: ShownMessage): Html => {
  if (message.state === 'sent') return html`<span class="tag">${WORDS.sent}</span>`
  if (message.state === 'not-sent')
    return html`<span class="tag not">${WORDS.notSent} · ${BECAUSE_WORDS[message.because ?? ''] ?? WORDS.inInbox}</span>`
  return html`<span class="tag not">${WORDS.waiting}</span>`
}

const messageRow = (message: ShownMessage): Html =>
  html`<li>${stateWords(message)}${message.fields[0] ?? ''}<div class="who">${message.fields.slice(1).join(' · ')}</div><div class="who">${WORDS.to}${message.to} · ${message.at}</div></li>`

const clockCard = ({ today, time }: FrontFacts): Html => html`<section class="card" aria-labelledby="clock">
<h2 id="clock">${WORDS.clock}</h2><p class="time">${showDate(today)} ${time}</p>
<div class="row">${[1, 5, 8].map((days) => html`<button class="btn" data-days="${days}">${WORDS.ahead(days)}</button>`)}</div>
<p class="say" id="say" role="status" data-moving="${WORDS.moving}"></p><p class="lead">${WORDS.clockLead}</p></section>`

const officeCard = (): Html => html`<section class="card" aria-labelledby="office">
<h2 id="office">${WORDS.office}</h2><p class="lead">${WORDS.officeLead}</p>
<div class="go"><a class="btn" href="/office/" target="_blank" rel="noopener">${WORDS.officeOpen}</a></div></section>`

const messagesCard = ({ messages }: FrontFacts): Html => html`<section class="card" aria-labelledby="messages">
<h2 id="messages">${WORDS.messages}</h2><p class="lead">${WORDS.messagesLead}</p>
${messages.length === 0 ? html`<p>${WORDS.noMessages}</p>` : html`<details><summary>${WORDS.messagesShow(messages.length)}</summary><ol class="messages">${messages.map(messageRow)}</ol></details>`}</section>`

const tourCard = (): Html => html`<section class="card tour" aria-labelledby="tour">
<div><h2 id="tour">${WORDS.tour}</h2><p class="lead">${WORDS.tourLead}</p></div><a class="btn main" href="/tour/1">${WORDS.tourGo}</a></section>`

const roadOf = (road: readonly StopNow[]): Html => {
  if (road.every(({ standing }) => standing.length === 0))
    return html`<section class="card"><h2>${WORDS.newcomer}</h2><p class="lead">${WORDS.newcomerLead}</p><div class="go">${newcomerButton('main')}</div></section>`
  return html`${tourCard()}<h2>${WORDS.map}</h2><p class="lead">${WORDS.mapLead}</p>
<ol class="road">${road.map((one, i) => stopCard(one, i + 1))}</ol>`
}

/** `/`: the road with a household at each stop and who does the next thing; the clock, a search for people, the messages. */
export const frontPage = (facts: FrontFacts): string =>
  whole(
    WORDS.title,
    html`<header><div class="wrap"><h1>${WORDS.title}</h1><p class="lead">${WORDS.lead}</p></div></header>
<main class="wrap cols"><div class="stack">${roadOf(facts.road)}</div>
<aside>${clockCard(facts)}${peopleCard(facts.people)}${officeCard()}${messagesCard(facts)}</aside></main>`,
    SCRIPT,
  )

/** An address inside the app, with the parameters that it puts there itself. */
const INSIDE = /^[a-z-]+\/[a-z-]+\/index(?:\?[\w=&%.-]*)?$/

const framed = (persona: Persona, at: string | undefined, inPhone: boolean): Html => {
  const inside = at !== undefined && INSIDE.test(at) ? `#/${at}` : ''
  const src = `/as/${persona.key}/${inside}`
  return inPhone
    ? html`<div class="phone"><iframe src="${src}" title="${persona.name}" width="375" height="812"></iframe></div>`
    : html`<div class="desk"><iframe src="${src}" title="${persona.name}"></iframe></div>`
}

/** `/phone/<persona>`: the app of that person in a frame of 375 × 812, like a phone. */
export const phonePage = (persona: Persona, at?: string): string =>
  whole(
    `${persona.name} · ${WORDS.title}`,
    html`<main class="frame"><div class="bar"><a class="btn" href="/">${WORDS.back}</a><span><b>${persona.name}</b> · ${persona.about}</span><a class="btn" href="/as/${persona.key}/" target="_blank" rel="noopener">${WORDS.wide}</a></div>
${framed(persona, at, true)}</main>`,
  )

/** `/tour/<no>`: one stop after the other, each with the page of whoever does the next thing there. */
export const tourPage = ({ stop, standing: [first] }: StopNow, no: number, of: number): string => {
  const doer = first?.doer
  const done = no === of
  return whole(
    `${stop.title} · ${WORDS.tour}`,
    html`<main class="frame"><section class="card guide"><p class="none">${WORDS.tourStop(no, of)}</p><h1>${stop.title}</h1><p>${stop.about}</p>
${doer === undefined || first === undefined ? html`` : html`<p class="who">${WORDS.youAre(first.household.name, postOf(doer), doer.name)}</p>`}<p>${first?.next.asked === true && stop.key !== 'arrive' ? WORDS.workerFirst(first.next.words) : stop.act}</p>
<div class="go">${no === 1 ? html`` : html`<a class="btn" href="/tour/${no - 1}">${WORDS.tourBefore}</a>`}${done ? html`` : html`<a class="btn main" href="/tour/${no + 1}">${WORDS.tourNext}</a>`}<a class="btn" href="/">${WORDS.toMap}</a></div></section>
${doer === undefined || first === undefined ? html`<p class="none">${stop.key === 'begin' ? html`${newcomerButton('main')}` : WORDS.nobodyHere}</p>` : framed(doer, first.next.at, holdsPhone(doer))}</main>`,
    SCRIPT,
  )
}

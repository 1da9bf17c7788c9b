import type { PlainDate } from '@domain/kernel/plain-date'
import { showDate } from '@domain/kernel/plain-date'
import { GROUPS, type Persona } from '../desk/desk-people'
import { type Html, html } from './html'
import { SCRIPT } from './script'
import { STYLE } from './style'
import { BECAUSE_WORDS, GROUP_WORDS, WORDS } from './words'

export type Shown = { readonly persona: Persona; readonly open: number; readonly words: string }
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
  readonly people: readonly Shown[]
  readonly messages: readonly ShownMessage[]
}

const whole = (title: string, body: Html, script = ''): string =>
  `<!doctype html>${
    html`<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="icon" href="data:,"><style>${{ html: STYLE }}</style></head><body>${body}<script>${{ html: script }}</script></body></html>`
      .html
  }`

const personCard = ({ persona, open, words }: Shown): Html => html`<article class="card person">
<div class="top"><b>${persona.name}</b>${
  open > 0 ? html`<span class="count">${words}</span>` : html`<span class="none">${words}</span>`
}</div>
<div class="about">${persona.about}</div>
<div class="go"><a class="btn" href="/phone/${persona.key}" aria-label="${persona.name}，${WORDS.phone}">${WORDS.phone}</a><a class="btn" href="/as/${persona.key}/" target="_blank" rel="noopener" aria-label="${persona.name}，${WORDS.wide}">${WORDS.wide}</a></div>
</article>`

const groupOf = (group: Persona['group'], people: readonly Shown[]): Html => {
  // persons with something to do come first
  const members = people.filter((each) => each.persona.group === group).sort((a, b) => b.open - a.open)
  return members.length === 0
    ? html``
    : html`<h3>${GROUP_WORDS[group]}</h3><div class="people">${members.map(personCard)}</div>`
}

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
${messages.length === 0 ? html`<p>${WORDS.noMessages}</p>` : html`<ol class="messages">${messages.map(messageRow)}</ol>`}</section>`

/** `/`: the persons of the town with the number of their duties, the clock, and the messages. */
export const frontPage = (facts: FrontFacts): string =>
  whole(
    WORDS.title,
    html`<header><div class="wrap"><h1>${WORDS.title}</h1><p class="lead">${WORDS.lead}</p></div></header>
<main class="wrap cols"><div><h2>${WORDS.people}</h2><p class="lead">${WORDS.peopleLead}</p>
<div class="card" style="margin-top:16px;display:flex;flex-wrap:wrap;gap:16px;align-items:center;justify-content:space-between"><span>${WORDS.newcomerLead}</span><button class="btn main" id="newcomer">${WORDS.newcomer}</button></div>
${GROUPS.map((group) => groupOf(group, facts.people))}</div>
<aside>${clockCard(facts)}${officeCard()}${messagesCard(facts)}</aside></main>`,
    SCRIPT,
  )

/** `/phone/<persona>`: the app of that person in a frame of 375 × 812, like a phone. */
export const phonePage = (persona: Persona): string =>
  whole(
    `${persona.name} · ${WORDS.title}`,
    html`<main class="frame"><div class="bar"><a class="btn" href="/">${WORDS.back}</a><span><b>${persona.name}</b> · ${persona.about}</span><a class="btn" href="/as/${persona.key}/" target="_blank" rel="noopener">${WORDS.wide}</a></div>
<div class="phone"><iframe src="/as/${persona.key}/" title="${persona.name}" width="375" height="812"></iframe></div></main>`,
  )

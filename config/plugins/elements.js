// The elements of the mini-program and what our pages give them, with WeChat's defaults as Taro writes them; class, style, id
// and tap every element has. It stands in the place of Taro's list of all elements, 65 KB of the main package, both in the
// templates and on the phone, which must count the short names of setData alike. What is not named here is silently dropped
// on the phone: test/house/templates.spec.ts names it.
const NO = '!1'
const aria = Object.fromEntries(
  ['role', 'label', 'hidden', 'disabled', 'checked', 'selected', 'expanded', 'live'].map((name) => [
    `aria-${name}`,
    '',
  ]),
)
const typed = { value: '', maxlength: '140', placeholder: '', 'placeholder-class': '', bindInput: '', bindBlur: '' }

const internalComponents = {
  View: { 'hover-class': "'none'", ...aria },
  Text: { selectable: NO, ...aria },
  Image: { src: '', mode: "'scaleToFill'", 'lazy-load': NO, 'show-menu-by-longpress': NO, bindError: '', ...aria },
  Button: { disabled: '', 'open-type': '', bindGetPhoneNumber: '', ...aria },
  Input: { ...typed, type: "''", password: NO, ...aria },
  Textarea: { ...typed, ...aria },
  Picker: { mode: "'selector'", fields: "'day'", value: '', start: '', end: '', range: '', bindChange: '', ...aria },
  Canvas: { type: '', 'disable-scroll': NO, bindTouchStart: '', bindTouchMove: '', bindTouchEnd: '' },
}

// what else Taro's file says: elements that hold what is typed or chosen in them, and, for templates made on the phone, nothing
const controlledComponent = new Set(['input', 'textarea', 'picker'])
const none = {
  animation: {},
  touchEvents: {},
  focusComponents: new Set(),
  nestElements: new Map(),
  voidElements: new Set(),
}

module.exports = { ...none, internalComponents, controlledComponent, singleQuote: (text) => `'${text}'` }

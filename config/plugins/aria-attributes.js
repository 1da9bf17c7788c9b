// The attributes and components that aria.js (templates, at build time) and aria-runtime.js (setData aliases, on the phone)
// must agree on: a name known to only one of them is silently dropped.
const attributes = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-disabled': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-expanded': '',
  'aria-live': '',
}
const names = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'Checkbox', 'Radio', 'Switch', 'Picker']
module.exports = Object.fromEntries(names.map((name) => [name, { ...attributes }]))

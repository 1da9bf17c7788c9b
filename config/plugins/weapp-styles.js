// A plugin for PostCSS: leaves out of the mini-program's styles what only the web has: the elements of a browser, and Taro's own
// tab bar and dialogues. Three kilobytes of the main package.
const WEB = /(?:^|[\s>])(?:body|div|span|taro-[\w-]+)(?![\w-])|\.(?:weui|taro)[-_]/

module.exports = () => ({
  postcssPlugin: 'weapp-styles',
  /** @param {import('postcss').Rule} rule */
  Rule(rule) {
    const kept = rule.selectors.filter((selector) => !WEB.test(selector))
    if (kept.length === 0) rule.remove()
    else if (kept.length < rule.selectors.length) rule.selectors = kept
  },
})
module.exports.postcss = true

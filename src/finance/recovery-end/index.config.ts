export default definePageConfig({ navigationBarTitleText: '了结追回' })

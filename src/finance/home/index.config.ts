export default definePageConfig({ navigationBarTitleText: '资金与发放' })

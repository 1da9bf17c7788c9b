export default definePageConfig({ navigationBarTitleText: '做银行格式' })

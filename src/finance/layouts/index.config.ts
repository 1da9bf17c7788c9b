export default definePageConfig({ navigationBarTitleText: '银行格式' })

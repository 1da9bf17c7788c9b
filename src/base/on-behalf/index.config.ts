export default definePageConfig({ navigationBarTitleText: '代职工申请' })

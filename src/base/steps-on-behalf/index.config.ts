export default definePageConfig({ navigationBarTitleText: '代职工补办' })

export default definePageConfig({ navigationBarTitleText: '答复钱没到' })

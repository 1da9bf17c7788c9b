export default definePageConfig({ navigationBarTitleText: '选户帮扶' })

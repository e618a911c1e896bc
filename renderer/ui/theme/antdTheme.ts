import { type ThemeConfig, theme } from 'antd';

export type Shade = 'light' | 'dark';

/** Ant Design's tokens beside ours in tokens.css: dense, square, and nothing that moves. */
export function antdTheme(shade: Shade): ThemeConfig {
  const dark = shade === 'dark';
  return {
    algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm],
    token: {
      motion: false,
      borderRadius: 3,
      fontFamily: 'var(--font-ui)',
      // The compact algorithm takes two off: 14 on the screen.
      fontSize: 16,
      controlHeight: 36,
      colorPrimary: dark ? '#7db4ff' : '#0b57b8',
      colorLink: dark ? '#7db4ff' : '#0b57b8',
      colorError: dark ? '#ff8f88' : '#b3140f',
      colorText: dark ? '#eef1f5' : '#12161c',
      colorTextSecondary: dark ? '#a9b4c2' : '#4a5463',
      colorTextPlaceholder: dark ? '#8f9bab' : '#5f6a79',
      colorBorder: dark ? '#4a5563' : '#a9b2be',
      colorBgContainer: dark ? '#12161b' : '#ffffff',
      colorBgElevated: dark ? '#1e242c' : '#ffffff',
    },
    components: {
      Input: { inputFontSizeSM: 14, paddingBlockSM: 2, paddingInlineSM: 6 },
      Segmented: {
        trackBg: dark ? '#232a33' : '#e9ecf0',
        itemSelectedBg: dark ? '#2f6bb5' : '#0b57b8',
        itemSelectedColor: '#ffffff',
      },
      Button: {
        contentFontSizeSM: 14,
        paddingInlineSM: 7,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: dark ? '#08131f' : '#ffffff',
      },
    },
  };
}

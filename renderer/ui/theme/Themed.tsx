// Renderer, any page: Ant Design in our colours, its styles let through the CSP by the page's nonce.
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { antdTheme } from './antdTheme';
import './tokens.css';
import { useShade } from './useShade';

export interface ThemedProps {
  readonly theme: 'light' | 'dark' | 'system';
  readonly language: 'zh-CN' | 'en';
  readonly nonce: string;
  readonly children: ReactNode;
}

export function Themed({ theme, language, nonce, children }: ThemedProps) {
  const shade = useShade(theme);
  const tokens = useMemo(() => antdTheme(shade), [shade]);
  return (
    <ConfigProvider
      theme={tokens}
      csp={{ nonce }}
      locale={language === 'en' ? enUS : zhCN}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      virtual={false}
    >
      {children}
    </ConfigProvider>
  );
}

/** The nonce that the host wrote into the page, or empty where the page is served without a CSP. */
export const pageNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
